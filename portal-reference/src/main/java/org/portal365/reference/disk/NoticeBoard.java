package org.portal365.reference.disk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.portal365.api.FileId;
import org.portal365.api.Nothing;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.portal.Notice;
import org.portal365.api.portal.Notices;

/** Notices that wait for their users, in the language each of them reads. */
public final class NoticeBoard implements Notices {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final int LONGEST = 2000;
    private static final int MOST = 20;
    private final Transactions transactions;
    private final Clock clock;

    NoticeBoard(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A notice that was not read yet. */
    public record Item(String id, Text words, Optional<FileId> file, Instant told) {}

    /** Two nodes at once: the second finds the unique key, and the transaction that is done again finds the first. */
    @Override
    public void tell(Notice notice) {
        Nothing unused = transactions.run(handle -> {
            handle.createUpdate(
                            "insert into disk_notice (id, user_id, notice_key, words_en, words_ru, file, told)"
                                    + " select :id, :user, :key, :en, :ru, :file, cast(:now as timestamp with time zone)"
                                    + " where not exists (select 1 from disk_notice where user_id = :user and notice_key = :key)")
                    .bind("id", UUID.randomUUID().toString())
                    .bind("user", notice.to().value())
                    .bind("key", notice.key())
                    .bind("en", cut(notice.words().in(Locale.ENGLISH)))
                    .bind("ru", cut(notice.words().in(RUSSIAN)))
                    .bind("file", notice.file().map(FileId::value).orElse(null))
                    .bind("now", clock.instant())
                    .execute();
            return Nothing.NOTHING;
        });
    }

    /** What the user has not read yet, newest first. */
    public List<Item> of(UserId user) {
        return transactions.run(
                handle -> handle.createQuery("select id, words_en, words_ru, file, told from disk_notice"
                                + " where user_id = :user and seen is null order by told desc, id fetch first " + MOST
                                + " rows only")
                        .bind("user", user.value())
                        .map((row, context) -> item(row))
                        .list());
    }

    /** The user has read it; it is kept so that nobody is told twice. False when there is none for this user. */
    public boolean read(UserId user, String id) {
        int found = transactions.run(
                handle -> handle.createUpdate("update disk_notice set seen = :now where id = :id and user_id = :user")
                        .bind("now", clock.instant())
                        .bind("id", id)
                        .bind("user", user.value())
                        .execute());
        return found > 0;
    }

    /** Forgets what was not read yet, because something newer takes its place. */
    public void drop(UserId user, String keyPrefix) {
        int unused = transactions.run(handle -> handle.createUpdate("delete from disk_notice where user_id = :user"
                        + " and seen is null and substring(notice_key from 1 for :length) = :prefix")
                .bind("user", user.value())
                .bind("length", keyPrefix.length())
                .bind("prefix", keyPrefix)
                .execute());
    }

    private static Item item(ResultSet row) throws SQLException {
        String english = row.getString("words_en");
        String russian = row.getString("words_ru");
        return new Item(
                row.getString("id"),
                locale -> locale.getLanguage().equals(RUSSIAN.getLanguage()) ? russian : english,
                Optional.ofNullable(row.getString("file")).map(FileId::new),
                FolderRows.instant(row, "told").orElseThrow());
    }

    private static String cut(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }
}
