-- The mark that the ids of all sessions of this database begin with, and working copies that no session knows.
create table if not exists diskoffice_mark (
    one integer primary key,
    mark varchar(8) not null
);
create table if not exists diskoffice_orphan (
    folder varchar(64) primary key,
    account varchar(255) not null,
    found_at timestamp with time zone not null
);
