-- Documents to be opened once the user has come back from a social service.
create table if not exists disk_wish (
    id varchar(64) not null primary key,
    user_id varchar(64) not null,
    file varchar(64) not null,
    editor varchar(100) not null,
    created timestamp with time zone not null
);
