-- Since when data is sealed with a key (null: not yet), and since when it may not be any more.
alter table m365_seal_key add column if not exists used_at timestamp with time zone;
alter table m365_seal_key add column if not exists retired_at timestamp with time zone;
update m365_seal_key set used_at = made_at where used_at is null;

-- Which sealing keys each running node has, with which one it seals and since when. Times are the database's own.
create table if not exists m365_seal_node (
    node          varchar(200) not null primary key,
    seen_at       timestamp with time zone not null,
    kids          varchar(8000) not null,
    sealing       varchar(100),
    sealing_since timestamp with time zone
);

-- Everything that ever kept sealed text: a key is not given up while one of these cannot be counted.
create table if not exists m365_seal_store (
    name varchar(100) not null primary key
);

-- One row, locked by whoever changes keys.
create table if not exists m365_seal_lock (
    id integer not null primary key
);
insert into m365_seal_lock (id) select 1 where not exists (select id from m365_seal_lock);
