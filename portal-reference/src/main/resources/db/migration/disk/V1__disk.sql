-- The Disk of the reference portal: what there is. The bytes are files, named by "blob". Every step can be run again.
create table if not exists disk_space (
    owner varchar(64) not null primary key,
    quota bigint not null,
    used bigint not null
);
create table if not exists disk_folder (
    id varchar(64) not null primary key,
    parent varchar(64),
    owner varchar(64) not null,
    name varchar(255) not null,
    name_key varchar(600) not null,
    created timestamp with time zone not null,
    deleted timestamp with time zone,
    deleted_by varchar(64),
    unique (parent, name_key)
);
-- The top folder of each owner; the shared folder belongs to the owner "".
create table if not exists disk_root (
    owner varchar(64) not null primary key,
    folder varchar(64) not null
);
create table if not exists disk_right (
    folder varchar(64) not null,
    holder varchar(300) not null,
    writes boolean not null,
    primary key (folder, holder)
);
create table if not exists disk_file (
    id varchar(64) not null primary key,
    folder varchar(64) not null,
    name varchar(255) not null,
    name_key varchar(600) not null,
    head varchar(64) not null,
    changed timestamp with time zone not null,
    lock_owner varchar(255),
    lock_until timestamp with time zone,
    lock_user varchar(64),
    deleted timestamp with time zone,
    deleted_by varchar(64),
    unique (folder, name_key)
);
create index if not exists disk_file_bin on disk_file (deleted_by);
create index if not exists disk_folder_bin on disk_folder (deleted_by);
create table if not exists disk_version (
    id varchar(64) not null primary key,
    file varchar(64) not null,
    number bigint not null,
    blob_name varchar(64) not null,
    size bigint not null,
    counted boolean not null,
    author varchar(64) not null,
    stored_by varchar(64) not null,
    comment_en varchar(1000) not null,
    comment_ru varchar(1000) not null,
    write_key varchar(255) not null,
    created timestamp with time zone not null,
    unique (file, number)
);
create index if not exists disk_version_blob on disk_version (blob_name);
create table if not exists disk_key (
    write_key varchar(255) not null primary key,
    what varchar(300) not null,
    answer varchar(64) not null
);
