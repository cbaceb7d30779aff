-- Which keys the data was ever sealed with; only their names.
create table if not exists m365_seal_key (
    slot    integer not null primary key,
    kid     varchar(100) not null,
    made_at timestamp with time zone not null
);

-- Sealed secrets of the app registration.
create table if not exists m365_secret (
    id      varchar(60) not null primary key,
    sealed  varchar(200000) not null,
    hint    varchar(20) not null,
    version varchar(40) not null,
    set_at  timestamp with time zone not null
);

-- Domains of tenants and the ids that the login host gave for them.
create table if not exists m365_tenant (
    login_origin varchar(300) not null,
    domain       varchar(255) not null,
    tenant       varchar(36) not null,
    resolved_at  timestamp with time zone not null,
    primary key (login_origin, domain)
);
