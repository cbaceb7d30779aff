package org.portal365.mail.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Body;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.OutgoingId;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.core.OutgoingMail.Stage;
import org.portal365.mail.core.OutgoingMail.Way;
import org.portal365.mail.core.OutgoingStore;
import org.portal365.persistence.LeasedRow;

/** Messages on their way; rows that nodes lease. */
public final class JdbcOutgoingStore implements OutgoingStore {
    /** Leased rows. */
    public static final String TABLE = "mailengine_outgoing";

    private static final String INTEGRITY = "23";
    private static final Duration KEPT = Duration.ofDays(30);

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcOutgoingStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Optional<OutgoingId> byKey(MailboxId box, String key) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from " + TABLE + " where box = :box and draft_key = :key")
                        .bind("box", box.value())
                        .bind("key", key)
                        .map((row, context) -> new OutgoingId(row.getString(1)))
                        .findOne());
    }

    @Override
    public boolean add(OutgoingMail mail, String key, Body raw) {
        try {
            jdbi.useTransaction(handle -> {
                sweep(handle, mail.box());
                Map<String, @Nullable Object> values = values(mail);
                values.put("key", key);
                values.put("now", Holds.time(Optional.of(clock.instant())));
                handle.createUpdate("insert into " + TABLE + " (id, box, draft_key, message_id, mail_from, subject,"
                                + " size, created_at, stage, way, hold_reason, hold_word, hold_attempts, hold_detail,"
                                + " due_at) values (:id, :box, :key, :message_id, :mail_from, :subject, :size,"
                                + " :created_at, :stage, :way, :hold_reason, :hold_word, :hold_attempts,"
                                + " :hold_detail, :now)")
                        .bindMap(values)
                        .execute();
                Recipients.insert(handle, mail);
                pieces(handle, mail.id(), raw);
            });
            return true;
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause
                    && cause.getSQLState() != null
                    && cause.getSQLState().startsWith(INTEGRITY)) {
                return false;
            }
            throw e;
        }
    }

    /** What was delivered long ago serves nothing any more. */
    private void sweep(Handle handle, MailboxId box) {
        for (String delete : List.of(
                "delete from mailengine_recipient where outgoing in (select id from " + TABLE + " where ",
                "delete from " + TABLE + " where (")) {
            handle.createUpdate(delete + "box = :box and created_at < :old and stage = 'SENT')")
                    .bind("box", box.value())
                    .bind("old", clock.instant().minus(KEPT))
                    .execute();
        }
    }

    private static void pieces(Handle handle, OutgoingId id, Body raw) {
        try (InputStream in = raw.open(0)) {
            int number = 0;
            for (byte[] piece = in.readNBytes(PieceBody.PIECE);
                    piece.length > 0;
                    piece = in.readNBytes(PieceBody.PIECE)) {
                handle.createUpdate("insert into mailengine_piece (outgoing, number, bytes)"
                                + " values (:id, :number, :bytes)")
                        .bind("id", id.value())
                        .bind("number", number++)
                        .bind("bytes", piece)
                        .execute();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a message to be sent cannot be kept", e);
        }
    }

    private static Map<String, @Nullable Object> values(OutgoingMail mail) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", mail.id().value());
        values.put("box", mail.box().value());
        values.put("message_id", mail.messageId());
        values.put("mail_from", mail.from());
        values.put("subject", mail.subject());
        values.put("size", mail.size());
        values.put("created_at", Holds.time(Optional.of(mail.created())));
        values.put("stage", mail.stage().name());
        values.put("way", mail.way().name());
        Holds.put(values, mail.hold());
        return values;
    }

    @Override
    public Optional<OutgoingMail> find(OutgoingId id) {
        return jdbi.withHandle(handle -> find(handle, id.value()));
    }

    private static Optional<OutgoingMail> find(Handle handle, String id) {
        return handle.createQuery("select * from " + TABLE + " where id = :id")
                .bind("id", id)
                .map((row, context) -> read(handle, row))
                .findOne();
    }

    private static OutgoingMail read(Handle handle, ResultSet row) throws SQLException {
        OutgoingId id = new OutgoingId(row.getString("id"));
        return new OutgoingMail(
                id,
                new MailboxId(row.getString("box")),
                row.getString("message_id"),
                row.getString("mail_from"),
                row.getString("subject"),
                row.getLong("size"),
                row.getTimestamp("created_at").toInstant(),
                Stage.valueOf(row.getString("stage")),
                Way.valueOf(row.getString("way")),
                Holds.read(row),
                Recipients.of(handle, id));
    }

    @Override
    public List<OutgoingMail> of(MailboxId box, Instant endedAfter) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select id from " + TABLE
                        + " where box = :box and not dismissed and (stage = 'FAILED' or ended_at is null or id in"
                        // Whoever does not find a message here takes it for sent: only those are cut off.
                        + " (select id from " + TABLE + " where box = :box and not dismissed and stage = 'SENT'"
                        + " and ended_at > :after order by created_at desc limit 200)) order by created_at desc")
                .bind("box", box.value())
                .bind("after", endedAfter)
                .mapTo(String.class)
                .list()
                .stream()
                .flatMap(id -> find(handle, id).stream())
                .toList());
    }

    @Override
    public Body raw(OutgoingId id) {
        long size = jdbi.withHandle(handle -> handle.createQuery("select size from " + TABLE + " where id = :id")
                .bind("id", id.value())
                .mapTo(Long.class)
                .one());
        return new PieceBody(jdbi, id.value(), size);
    }

    @Override
    public boolean decide(OutgoingMail before, OutgoingMail after) {
        return jdbi.inTransaction(handle -> {
            Map<String, @Nullable Object> values = values(after);
            values.put("was", before.stage().name());
            values.put("now", Holds.time(Optional.of(clock.instant())));
            int done = handle.createUpdate("update " + TABLE + " set stage = :stage, way = :way, " + Holds.COLUMNS
                            + ", ended_at = null, due_at = :now where id = :id and stage = :was"
                            + " and (lease_until is null or lease_until <= :now)")
                    .bindMap(values)
                    .execute();
            if (done == 1) {
                Recipients.update(handle, after);
            }
            return done == 1;
        });
    }

    /** Keeps what a step has left, while this node holds the lease; false when it was lost. */
    public boolean write(LeasedRow lease, OutgoingMail mail) {
        return jdbi.inTransaction(handle -> {
            Map<String, @Nullable Object> values = values(mail);
            Instant now = clock.instant();
            boolean asking = mail.stage() == Stage.ASKING;
            values.put("fence", lease.fence());
            values.put("ended", Holds.time(mail.over() ? Optional.of(now) : Optional.empty()));
            values.put(
                    "due",
                    Holds.time(
                            mail.over() || asking
                                    ? Optional.empty()
                                    : Optional.of(mail.hold().until().orElse(now))));
            int done = handle.createUpdate("update " + TABLE + " set stage = :stage, way = :way, " + Holds.COLUMNS
                            + ", ended_at = cast(:ended as timestamp with time zone),"
                            + " due_at = cast(:due as timestamp with time zone)"
                            + " where id = :id and fence = :fence")
                    .bindMap(values)
                    .execute();
            if (done == 1) {
                Recipients.update(handle, mail);
            }
            if (done == 1 && mail.stage() == Stage.SENT) {
                forget(handle, mail.id());
            }
            return done == 1;
        });
    }

    @Override
    public void dismiss(OutgoingId id) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("update " + TABLE + " set dismissed = true where id = :id")
                    .bind("id", id.value())
                    .execute();
            forget(handle, id);
        });
    }

    /** The bytes of a message that is over; its row stays for the limits and against a second handing over. */
    private static void forget(Handle handle, OutgoingId id) {
        handle.createUpdate("delete from mailengine_piece where outgoing = :id")
                .bind("id", id.value())
                .execute();
    }

    @Override
    public void nudge(MailboxId box) {
        jdbi.useHandle(handle -> handle.createUpdate("update " + TABLE + " set due_at = :now where box = :box"
                        + " and hold_reason = 'SIGN_IN' and due_at > :now")
                .bind("now", clock.instant())
                .bind("box", box.value())
                .execute());
    }

    @Override
    public void agree(MailboxId box) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update " + JdbcBoxStore.TABLE + " set graph_agreed = true where id = :box")
                .bind("box", box.value())
                .execute());
    }

    @Override
    public boolean agreed(MailboxId box) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select 1 from " + JdbcBoxStore.TABLE + " where id = :box and graph_agreed")
                .bind("box", box.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public int sending(MailboxId box) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + TABLE
                        + " where box = :box and stage = 'SENDING' and lease_until > :now")
                .bind("box", box.value())
                .bind("now", clock.instant())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Sums since(MailboxId box, Instant moment) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(distinct o.id), count(r.number) from " + TABLE
                        + " o left join mailengine_recipient r on r.outgoing = o.id"
                        + " where o.box = :box and o.created_at > :moment")
                .bind("box", box.value())
                .bind("moment", moment)
                .map((row, context) -> new Sums(row.getInt(1), row.getInt(2)))
                .one());
    }
}
