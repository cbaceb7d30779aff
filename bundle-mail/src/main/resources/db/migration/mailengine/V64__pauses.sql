-- Mailboxes whose server has asked to wait; "whole" where it spoke of itself.
create table if not exists mailengine_pause (
    server varchar(300) not null,
    box varchar(64) not null,
    whole boolean not null,
    until_at timestamp with time zone not null,
    times integer not null,
    primary key (server, box)
);
