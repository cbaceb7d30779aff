-- Mailboxes with a password, at a server of the list; how far back they are
-- read. Every step can be run again.
alter table mailengine_box alter column account drop not null;
alter table mailengine_box add column if not exists server varchar(100) default '' not null;
alter table mailengine_box add column if not exists secret varchar(8000);
alter table mailengine_box add column if not exists reach_wanted integer;
alter table mailengine_box add column if not exists reach_filled integer;
alter table mailengine_box add column if not exists reach_left integer default 0 not null;

-- What the owner has chosen for single folders.
create table if not exists mailengine_choice (
    box varchar(64) not null,
    folder varchar(255) not null,
    synced boolean not null,
    primary key (box, folder)
);

-- With whom a mailbox is shared in the portal.
create table if not exists mailengine_member (
    box varchar(64) not null,
    kind varchar(10) not null,
    holder varchar(255) not null,
    primary key (box, kind, holder)
);

create index if not exists mailengine_member_holder on mailengine_member (kind, holder);

-- Who has written to how many recipients, for a day.
create table if not exists mailengine_quota (
    outgoing varchar(64) primary key,
    sender varchar(255) not null,
    recipients integer not null,
    created_at timestamp with time zone not null
);

create index if not exists mailengine_quota_sender on mailengine_quota (sender, created_at);
