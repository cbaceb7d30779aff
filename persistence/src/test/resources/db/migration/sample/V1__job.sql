create table if not exists sample_job (
    id varchar(36) primary key,
    due_at timestamp with time zone,
    waits_for varchar(10),
    lease_holder varchar(36),
    lease_until timestamp with time zone,
    fence bigint default 0 not null
);
