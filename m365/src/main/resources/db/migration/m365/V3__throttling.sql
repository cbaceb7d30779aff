-- One row for each cloud and tenant: how long Graph wants to be left alone, and what of a minute's units is used.
create table if not exists m365_throttle (
    id              varchar(300) not null primary key,
    closed_until    timestamp with time zone not null,
    backoff_seconds bigint not null,
    window_start    timestamp with time zone not null,
    used            integer not null,
    unit_limit      integer not null,
    scarce_until    timestamp with time zone not null
);
