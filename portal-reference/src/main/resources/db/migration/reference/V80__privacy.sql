-- Users who are being erased, and what came of it. Every step can be run again.
create table if not exists portal_erasure (
    id varchar(64) not null primary key,
    user_id varchar(64) not null,
    -- The user while it is not over: nobody is erased twice at the same time.
    running_user varchar(64) unique,
    pseudonym varchar(64) not null,
    asked_by varchar(64) not null,
    everything boolean not null,
    discard boolean default false not null,
    report varchar(8000) not null,
    words_en varchar(4000) not null,
    words_ru varchar(4000) not null,
    begun timestamp with time zone not null,
    ended timestamp with time zone,
    due_at timestamp with time zone,
    lease_holder varchar(100),
    lease_until timestamp with time zone,
    fence bigint default 0 not null
);
create index if not exists portal_erasure_due on portal_erasure (due_at);
create index if not exists portal_erasure_begun on portal_erasure (begun);

-- The areas that have ever kept anything: one whose bundle does not run now must not be forgotten.
create table if not exists portal_privacy_area (
    area varchar(100) not null primary key
);
