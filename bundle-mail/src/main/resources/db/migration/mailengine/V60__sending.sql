-- What its user has seen is shown no more, but counts for the limits of the day.
alter table mailengine_outgoing add column if not exists dismissed boolean default false not null;

-- The user has agreed that messages go through Graph where SMTP is switched off.
alter table mailengine_box add column if not exists graph_agreed boolean default false not null;
