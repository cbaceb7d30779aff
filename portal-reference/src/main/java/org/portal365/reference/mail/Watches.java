package org.portal365.reference.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.portal.Notice;
import org.portal365.reference.disk.NoticeBoard;

/** New mail in the notices of those who want that: one notice for each mailbox, always the newest. */
public final class Watches {
    private static final Words WORDS = Words.beside(Watches.class);

    private final Jdbi jdbi;
    private final Clock clock;

    Watches(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record News(MailboxId box, UserId owner, MailAddress from, Instant arrived) {}

    public boolean on(MailboxId box) {
        return jdbi.withHandle(handle -> handle.createQuery("select 1 from mail_watch where box = :box")
                .bind("box", box.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** What comes from now on is told; what is there already is no news. */
    public void set(MailboxId box, UserId owner, boolean on) {
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from mail_watch where box = :box")
                    .bind("box", box.value())
                    .execute();
            if (on) {
                handle.createUpdate(
                                "insert into mail_watch (box, owner, since, told) values (:box, :owner, :since, :now)")
                        .bind("box", box.value())
                        .bind("owner", owner.value())
                        .bind("now", now)
                        // Servers tell in whole seconds when they received a message (RFC 3501, 2.3.3).
                        .bind("since", now.truncatedTo(ChronoUnit.SECONDS))
                        .execute();
            }
        });
    }

    /** Looks for what has come since the last time. Meant to be called now and then, by any node. */
    public void tell(NoticeBoard board) {
        newest().forEach(news -> tell(board, news));
    }

    /**
     * Of each mailbox in one query, however many want to be told. The time of arrival here is the database's, so that
     * nodes agree; old mail that is brought in is no news.
     */
    private List<News> newest() {
        return jdbi.withHandle(handle -> handle.createQuery("select box, owner, from_name, from_address, arrived_at"
                        + " from (select w.box, w.owner, m.from_name, m.from_address, m.arrived_at,"
                        + " row_number() over (partition by w.box order by m.arrived_at desc, m.id) as nth"
                        + " from mail_watch w join mail_folder f on f.box = w.box and f.role = 'INBOX'"
                        + " join mail_message m on m.box = f.box and m.folder = f.id"
                        + " where m.unread and not m.hidden and m.arrived_at > w.told and m.received_at >= w.since)"
                        + " news where nth = 1")
                .map((row, context) -> news(row))
                .list());
    }

    private static News news(ResultSet row) throws SQLException {
        return new News(
                new MailboxId(row.getString("box")),
                new UserId(row.getString("owner")),
                new MailAddress(row.getString("from_name"), row.getString("from_address")),
                row.getTimestamp("arrived_at").toInstant());
    }

    private void tell(NoticeBoard board, News news) {
        String prefix = "mail-new:" + news.box() + ":";
        board.drop(news.owner(), prefix);
        String sender = news.from().name().isEmpty()
                ? news.from().address()
                : news.from().name();
        board.tell(new Notice(
                prefix + news.arrived().toEpochMilli(),
                news.owner(),
                WORDS.text("new_mail", sender),
                Optional.empty()));
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update mail_watch set told = :arrived where box = :box and told < :arrived")
                .bind("arrived", news.arrived())
                .bind("box", news.box().value())
                .execute());
    }
}
