-- Jobs apart from editing: what they are about, how far they are. Every step can be run again.
create table if not exists diskoffice_task (
    id varchar(64) primary key,
    kind varchar(20) not null,
    owner varchar(255) not null,
    account varchar(255) not null,
    begun timestamp with time zone not null,
    file_id varchar(255),
    file_name varchar(1000) not null,
    file_version varchar(255),
    file_size bigint not null,
    folder_id varchar(255),
    outside varchar(600) not null,
    stage varchar(20) not null,
    result varchar(20),
    word varchar(50) not null,
    upload_ticket varchar(20000),
    upload_expires timestamp with time zone,
    upload_offset bigint,
    item_id varchar(600),
    address varchar(8000),
    closes_at timestamp with time zone,
    clash varchar(20) not null,
    name_number integer not null,
    bytes bigint not null,
    all_bytes bigint not null,
    files integer not null,
    all_files integer not null,
    pause_kind varchar(20),
    pause_until timestamp with time zone,
    pause_attempts integer,
    pause_claims varchar(8000),
    pause_reference varchar(1000),
    wish varchar(20) not null,
    due_at timestamp with time zone,
    lease_holder varchar(100),
    lease_until timestamp with time zone,
    fence bigint default 0 not null
);
create index if not exists diskoffice_task_due on diskoffice_task (due_at);
create index if not exists diskoffice_task_owner on diskoffice_task (owner, begun);

-- What an import is to bring, in the order in which it was found.
create table if not exists diskoffice_task_item (
    task_id varchar(64) not null,
    position integer not null,
    remote varchar(600) not null,
    name varchar(255) not null,
    folder_id varchar(255) not null,
    depth integer not null,
    folder boolean not null,
    size bigint not null,
    page varchar(8000),
    turns integer not null,
    settled boolean not null,
    word varchar(50) not null,
    primary key (task_id, position)
);

-- Where files of the portal have come from.
create table if not exists diskoffice_origin (
    file_id varchar(255) primary key,
    account varchar(255) not null,
    remote varchar(600) not null,
    ctag varchar(600) not null,
    brought timestamp with time zone not null
);

-- PDFs by file and version, in parts.
create table if not exists diskoffice_pdf (
    tag varchar(600) primary key,
    size bigint not null,
    made timestamp with time zone not null
);
create table if not exists diskoffice_pdf_part (
    tag varchar(600) not null,
    part integer not null,
    content bytea not null,
    primary key (tag, part)
);
