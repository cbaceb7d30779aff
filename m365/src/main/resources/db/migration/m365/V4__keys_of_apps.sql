-- The Client ID in force when a Key was set (empty: none was), and whether Entra ID took the Key for it since.
alter table m365_secret add column if not exists client_id varchar(36) default '' not null;
alter table m365_secret add column if not exists proven boolean default false not null;
