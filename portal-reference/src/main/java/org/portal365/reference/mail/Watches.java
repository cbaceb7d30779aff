package org.portal365.reference.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
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

    private record Watch(MailboxId box, UserId owner, Instant since, Instant told) {}

    private record News(MailAddress from, Instant arrived) {}

    public boolean on(MailboxId box) {
        return jdbi.withHandle(handle -> handle.createQuery("select 1 from mail_watch where box = :box")
                .bind("box", box.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** What comes from now on is told; what is there already is no news. */
    public void set(MailboxId box, UserId owner, boolean on) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from mail_watch where box = :box")
                    .bind("box", box.value())
                    .execute();
            if (on) {
                handle.createUpdate(
                                "insert into mail_watch (box, owner, since, told) values (:box, :owner, :now, :now)")
                        .bind("box", box.value())
                        .bind("owner", owner.value())
                        .bind("now", clock.instant())
                        .execute();
            }
        });
    }

    /** Looks for what has come since the last time. Meant to be called now and then, by any node. */
    public void tell(NoticeBoard board) {
        List<Watch> watches = jdbi.withHandle(handle -> handle.createQuery("select * from mail_watch")
                .map((row, context) -> watch(row))
                .list());
        watches.forEach(watch -> newest(watch).ifPresent(news -> tell(board, watch, news)));
    }

    private static Watch watch(ResultSet row) throws SQLException {
        return new Watch(
                new MailboxId(row.getString("box")),
                new UserId(row.getString("owner")),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("told").toInstant());
    }

    /** The time of arrival here is the database's, so that nodes agree; old mail that is brought in is no news. */
    private Optional<News> newest(Watch watch) {
        return jdbi.withHandle(handle -> handle.createQuery("select m.from_name, m.from_address, m.arrived_at"
                        + " from mail_message m join mail_folder f on f.box = m.box and f.id = m.folder"
                        + " where m.box = :box and f.role = 'INBOX' and m.unread and not m.hidden"
                        + " and m.arrived_at > :told and m.received_at > :since"
                        + " order by m.arrived_at desc, m.id limit 1")
                .bind("box", watch.box().value())
                .bind("told", watch.told())
                .bind("since", watch.since())
                .map((row, context) -> new News(
                        new MailAddress(row.getString(1), row.getString(2)),
                        row.getTimestamp(3).toInstant()))
                .findOne());
    }

    private void tell(NoticeBoard board, Watch watch, News news) {
        String prefix = "mail-new:" + watch.box() + ":";
        board.drop(watch.owner(), prefix);
        String sender = news.from().name().isEmpty()
                ? news.from().address()
                : news.from().name();
        board.tell(new Notice(
                prefix + news.arrived().toEpochMilli(),
                watch.owner(),
                WORDS.text("new_mail", sender),
                Optional.empty()));
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update mail_watch set told = :arrived where box = :box" + " and told < :arrived")
                .bind("arrived", news.arrived())
                .bind("box", watch.box().value())
                .execute());
    }
}
