-- Whether another browser has used the session than it began with.
alter table portal_session add column if not exists shared boolean default false not null;
