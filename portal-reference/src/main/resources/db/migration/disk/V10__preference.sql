-- With which editor a user opens documents, and what was changed last.
create table if not exists disk_preference (
    user_id varchar(64) not null primary key,
    editor varchar(100) not null
);
create index if not exists disk_file_changed on disk_file (changed);
