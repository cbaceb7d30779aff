-- Counting must not read messages. Every step can be run again.
alter table mail_message add column if not exists unread boolean default false not null;

update mail_message set unread = true where flags not like '%SEEN%';

create index if not exists mail_message_unread on mail_message (box, folder, unread);
