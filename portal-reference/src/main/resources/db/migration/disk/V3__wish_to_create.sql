-- A wish is to open a file, or to create a document of a kind in a folder; the key makes creating safe to repeat.
alter table disk_wish alter column file drop not null;
alter table disk_wish add column if not exists folder varchar(64);
alter table disk_wish add column if not exists kind varchar(40);
alter table disk_wish add column if not exists name varchar(255);
alter table disk_wish add column if not exists request_key varchar(100);
