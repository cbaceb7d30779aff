-- Whose a permission is, so that it can be taken from one; none: everybody's.
alter table diskoffice_permission add column if not exists user_id varchar(255);
