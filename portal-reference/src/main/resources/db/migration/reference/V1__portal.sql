-- Users, sessions, links, audit and settings of the reference portal. Every step can be run again.
create table if not exists portal_user (
    id varchar(64) not null primary key,
    login varchar(100) unique,
    password varchar(300),
    name varchar(255) not null,
    email varchar(320),
    department varchar(255),
    locale varchar(35),
    admin boolean not null,
    enabled boolean not null,
    disabled_why varchar(1000),
    created timestamp with time zone not null
);
create table if not exists portal_link (
    provider varchar(100) not null,
    tenant varchar(200) not null,
    subject varchar(200) not null,
    user_id varchar(64) not null references portal_user (id) on delete cascade,
    created timestamp with time zone not null,
    primary key (provider, tenant, subject)
);
create index if not exists portal_link_user on portal_link (user_id);
create table if not exists portal_membership (
    user_id varchar(64) not null references portal_user (id) on delete cascade,
    group_id varchar(255) not null,
    source varchar(100) not null,
    primary key (user_id, group_id, source)
);
create table if not exists portal_session (
    hash varchar(64) not null primary key,
    user_id varchar(64) not null references portal_user (id) on delete cascade,
    provider varchar(100),
    external_session varchar(255),
    created timestamp with time zone not null,
    seen timestamp with time zone not null
);
create index if not exists portal_session_user on portal_session (user_id);
create index if not exists portal_session_external on portal_session (provider, external_session);
create table if not exists portal_audit (
    id varchar(64) not null primary key,
    happened timestamp with time zone not null,
    name varchar(100) not null,
    user_id varchar(64),
    reason varchar(1000),
    reference varchar(200) not null,
    remote varchar(100),
    details varchar(8000) not null
);
create index if not exists portal_audit_happened on portal_audit (happened);
create table if not exists portal_setting (
    pid varchar(255) not null,
    name varchar(255) not null,
    content varchar(16000) not null,
    primary key (pid, name)
);
create table if not exists portal_setting_change (
    id integer not null primary key,
    counter bigint not null
);
insert into portal_setting_change (id, counter)
    select 1, 0 where not exists (select 1 from portal_setting_change);
create table if not exists portal_setting_seen (
    node varchar(500) not null,
    pid varchar(255) not null,
    started varchar(32000) not null,
    synced varchar(32000) not null,
    primary key (node, pid)
);
