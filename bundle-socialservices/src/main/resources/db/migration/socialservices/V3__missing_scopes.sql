-- Of the scopes, those that Entra ID has refused since, while the account is good for others.
alter table social_account add column if not exists missing varchar(8000) default '' not null;
