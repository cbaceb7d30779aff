-- A code of the user's own device is asked after the first proof; until it is given, a session opens nothing.
alter table portal_session add column if not exists pending boolean default false not null;
create table if not exists portal_second_factor (
    user_id varchar(64) not null primary key references portal_user (id) on delete cascade,
    secret varchar(64) not null,
    confirmed boolean not null,
    last_step bigint not null
);
create table if not exists portal_recovery_code (
    user_id varchar(64) not null references portal_user (id) on delete cascade,
    hash varchar(64) not null,
    primary key (user_id, hash)
);
