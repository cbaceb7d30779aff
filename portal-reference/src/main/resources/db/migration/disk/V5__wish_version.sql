-- A wish to open may name an older version.
alter table disk_wish add column if not exists version varchar(64);
