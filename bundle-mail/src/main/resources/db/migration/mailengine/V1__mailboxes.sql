create table if not exists mailengine_box (
    id varchar(64) primary key,
    owner varchar(255) not null,
    provider varchar(40) not null,
    address varchar(255) not null,
    shown_name varchar(255) not null,
    login varchar(255) not null,
    account varchar(255) not null,
    synced_at timestamp with time zone,
    scanned_at timestamp with time zone,
    hold_reason varchar(20) not null,
    hold_word varchar(50) not null,
    hold_until timestamp with time zone,
    hold_attempts integer not null,
    hold_claims varchar(8000),
    hold_detail varchar(500) not null,
    due_at timestamp with time zone,
    lease_holder varchar(100),
    lease_until timestamp with time zone,
    fence bigint default 0 not null,
    unique (owner, provider, address)
);

create index if not exists mailengine_box_due on mailengine_box (due_at);

create table if not exists mailengine_outgoing (
    id varchar(64) primary key,
    box varchar(64) not null,
    draft_key varchar(255) not null,
    message_id varchar(255) not null,
    mail_from varchar(255) not null,
    subject varchar(2000) not null,
    size bigint not null,
    created_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    stage varchar(20) not null,
    way varchar(20) not null,
    hold_reason varchar(20) not null,
    hold_word varchar(50) not null,
    hold_until timestamp with time zone,
    hold_attempts integer not null,
    hold_claims varchar(8000),
    hold_detail varchar(500) not null,
    due_at timestamp with time zone,
    lease_holder varchar(100),
    lease_until timestamp with time zone,
    fence bigint default 0 not null,
    unique (box, draft_key)
);

create index if not exists mailengine_outgoing_due on mailengine_outgoing (due_at);
create index if not exists mailengine_outgoing_box on mailengine_outgoing (box, created_at);

create table if not exists mailengine_recipient (
    outgoing varchar(64) not null,
    number integer not null,
    address varchar(255) not null,
    hidden boolean not null,
    state varchar(20) not null,
    answer varchar(500) not null,
    primary key (outgoing, number)
);

-- The message itself, in pieces so that none is ever whole in memory.
create table if not exists mailengine_piece (
    outgoing varchar(64) not null,
    number integer not null,
    bytes bytea not null,
    primary key (outgoing, number)
);
