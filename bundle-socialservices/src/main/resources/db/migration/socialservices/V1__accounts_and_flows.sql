create table if not exists social_flow (
    state_hash varchar(64) not null primary key,
    binding_hash varchar(64) not null,
    intent varchar(16) not null,
    user_id varchar(255),
    site_id varchar(255) not null,
    return_to varchar(2000) not null,
    nonce_hash varchar(64) not null,
    sealed_verifier varchar(2000) not null,
    registration varchar(400) not null,
    authority varchar(255) not null,
    account_id varchar(36),
    scopes varchar(8000) not null,
    claims varchar(8000),
    reference varchar(64) not null,
    begun timestamp with time zone not null
);

create index if not exists social_flow_begun on social_flow (begun);

create index if not exists social_flow_binding on social_flow (binding_hash, begun);

create table if not exists social_account (
    id varchar(36) not null primary key,
    user_id varchar(255) not null,
    tenant varchar(36) not null,
    object varchar(36) not null,
    login varchar(400) not null,
    state varchar(32) not null,
    sealed_cache varchar(1000000) not null,
    version bigint not null,
    lease_holder varchar(64),
    lease_until timestamp with time zone,
    connected_at timestamp with time zone not null,
    renewed_at timestamp with time zone not null,
    constraint social_account_person unique (user_id, tenant, object)
);
