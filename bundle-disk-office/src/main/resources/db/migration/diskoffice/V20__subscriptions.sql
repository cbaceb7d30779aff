-- A row for each drive with open sessions, while Graph is asked to tell of changes. Of the client state only its hash is kept.
create table if not exists diskoffice_subscription (
    id varchar(300) primary key,
    account varchar(255) not null,
    subscription_id varchar(200),
    state_hash varchar(64),
    expires_at timestamp with time zone,
    due_at timestamp with time zone,
    lease_holder varchar(100),
    lease_until timestamp with time zone,
    fence bigint default 0 not null
);

create index if not exists diskoffice_subscription_known on diskoffice_subscription (subscription_id);
