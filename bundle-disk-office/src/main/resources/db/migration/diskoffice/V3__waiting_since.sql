alter table diskoffice_session add column if not exists hold_since timestamp with time zone;
update diskoffice_session set hold_since = current_timestamp where hold_reason is not null and hold_since is null;
