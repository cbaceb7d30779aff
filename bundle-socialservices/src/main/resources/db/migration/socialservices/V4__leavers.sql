-- What is kept of users whose Microsoft accounts are closed, or were.
create table if not exists social_leaver (
    user_id varchar(255) not null primary key,
    state varchar(32) not null,
    since timestamp with time zone not null
);

-- The one run for all nodes: what it is to do (mode, most), and what the last one came to.
create table if not exists social_leaver_run (
    id varchar(36) not null primary key,
    due_at timestamp with time zone,
    lease_holder varchar(255),
    lease_until timestamp with time zone,
    fence bigint not null,
    mode varchar(16) not null,
    most integer not null,
    ended_at timestamp with time zone,
    ended_mode varchar(16),
    ended_most integer,
    looked integer,
    untold integer,
    due integer,
    disabled integer,
    held boolean,
    trouble varchar(32),
    tenant varchar(255),
    reference varchar(255)
);

insert into social_leaver_run (id, fence, mode, most)
    select 'office365', 0, 'OFF', 5 where not exists (select 1 from social_leaver_run where id = 'office365');
