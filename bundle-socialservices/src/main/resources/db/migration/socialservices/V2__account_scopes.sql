-- What the person was asked for, as "graph/Files.ReadWrite"; a reconnect asks for the same again.
alter table social_account add column if not exists scopes varchar(8000) default '' not null;
