-- Sessions are found by the working copy that has changed.
create index if not exists diskoffice_session_item on diskoffice_session (item_id);
