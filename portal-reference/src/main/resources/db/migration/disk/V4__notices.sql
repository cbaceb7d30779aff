-- What users are told when they next look; read ones stay, so that nobody is told twice.
create table if not exists disk_notice (
    id varchar(64) not null primary key,
    user_id varchar(64) not null,
    notice_key varchar(255) not null,
    words_en varchar(2000) not null,
    words_ru varchar(2000) not null,
    file varchar(64),
    told timestamp with time zone not null,
    seen timestamp with time zone,
    unique (user_id, notice_key)
);
