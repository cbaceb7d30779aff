-- A session is named by an id that says nothing of its cookie, and users see where they are signed in.
alter table portal_session add column if not exists id varchar(64);
update portal_session set id = hash where id is null;
alter table portal_session alter column id set not null;
create unique index if not exists portal_session_id on portal_session (id);
alter table portal_session add column if not exists remote varchar(100);
alter table portal_session add column if not exists agent varchar(300);
