-- Who is in a session and how; what was permitted for the working copy; what the session does beside the document.
alter table diskoffice_participant add column if not exists role varchar(20) default 'EDITOR' not null;
alter table diskoffice_participant add column if not exists entry varchar(20) default 'WAITING' not null;
alter table diskoffice_participant add column if not exists joined_at timestamp with time zone default current_timestamp not null;
update diskoffice_participant set entry = 'IN' where invited;
create table if not exists diskoffice_permission (
    session_id varchar(64) not null references diskoffice_session (id),
    permission varchar(600) not null,
    primary key (session_id, permission)
);
alter table diskoffice_session add column if not exists file_older boolean default false not null;
alter table diskoffice_session add column if not exists item_name varchar(1000);
alter table diskoffice_session add column if not exists intent_author varchar(255);
alter table diskoffice_session add column if not exists saved_by varchar(255);
alter table diskoffice_session add column if not exists locked_until timestamp with time zone;
alter table diskoffice_session add column if not exists reminded_at timestamp with time zone;
alter table diskoffice_session add column if not exists closing_at timestamp with time zone;
alter table diskoffice_session add column if not exists link varchar(8000);
alter table diskoffice_session add column if not exists kept_file varchar(255);
alter table diskoffice_session add column if not exists note varchar(50);
