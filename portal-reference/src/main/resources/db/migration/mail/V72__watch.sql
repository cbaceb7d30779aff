-- Who wants to be told of new mail, and of which it was told.
alter table mail_message add column if not exists arrived_at timestamp with time zone;

create table if not exists mail_watch (
    box varchar(255) primary key,
    owner varchar(255) not null,
    since timestamp with time zone not null,
    told timestamp with time zone not null
);
