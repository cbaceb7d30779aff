-- The words of messages, for search. Bytes (UTF-8) and not text: all databases order them alike, whatever their language,
-- so that the beginning of a word is a range of the index. Every step can be run again.
alter table mail_message add column if not exists indexed boolean default false not null;

create index if not exists mail_message_indexed on mail_message (indexed, received_at);

create table if not exists mail_word (
    message varchar(64) not null,
    place varchar(1) not null,
    word bytea not null,
    box varchar(255) not null,
    primary key (message, place, word),
    constraint mail_word_message foreign key (message) references mail_message (id) on delete cascade
);

create index if not exists mail_word_box on mail_word (box, word, message);
