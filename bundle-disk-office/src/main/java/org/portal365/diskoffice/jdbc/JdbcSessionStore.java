package org.portal365.diskoffice.jdbc;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.portal365.api.FileId;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.Presence;
import org.portal365.diskoffice.core.Participant;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.core.SessionStore;
import org.portal365.diskoffice.core.Wish;
import org.portal365.m365.secret.SealedColumn;
import org.portal365.m365.secret.SealedRows;
import org.portal365.m365.secret.SecretBox;

/** The users' side of the tables. */
public final class JdbcSessionStore implements SessionStore {
    /** The owner of the migrations. */
    public static final String OWNER = "diskoffice";

    /** Leased rows. */
    public static final String TABLE = "diskoffice_session";

    private static final String INTEGRITY = "23";
    /** Whoever has leased a session writes back the ticket that it read. */
    private static final String NOT_LEASED = "lease_holder is null";

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcSessionStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * The rows that need a sealing key.
     *
     * @param kind what their tickets are sealed as, for their account
     */
    public static SealedRows sealedRows(Jdbi jdbi, SecretBox box, String kind) {
        return new SealedColumn(
                jdbi, box, kind, new SealedColumn.Place(TABLE, "id", "upload_ticket", List.of("account"), NOT_LEASED));
    }

    @Override
    public boolean insert(Session session) {
        Map<String, @Nullable Object> columns = new HashMap<>(SessionColumns.fixed(session));
        columns.putAll(SessionColumns.moving(session));
        columns.put("wish", session.wish().name());
        columns.put("running_file", session.origin().file().value());
        columns.put("due_at", clock.instant());
        String names = String.join(", ", columns.keySet());
        String values = ":" + String.join(", :", columns.keySet());
        try {
            jdbi.useHandle(
                    handle -> handle.createUpdate("insert into " + TABLE + " (" + names + ") values (" + values + ")")
                            .bindMap(columns)
                            .execute());
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

    @Override
    public Optional<Session> find(EditSessionId id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    static Optional<Session> find(Handle handle, EditSessionId id) {
        return handle.createQuery("select * from " + TABLE + " where id = :id")
                .bind("id", id.value())
                .map((row, context) -> new SessionRow(row).session())
                .findOne();
    }

    @Override
    public Optional<Session> running(FileId file) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from " + TABLE + " where running_file = :file")
                .bind("file", file.value())
                .map((row, context) -> new SessionRow(row).session())
                .findOne());
    }

    @Override
    public List<Session> of(UserId user) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from " + TABLE
                        + " where running_file is not null and (owner = :user"
                        + " or id in (select session_id from diskoffice_participant where user_id = :user))"
                        + " order by opened_at desc")
                .bind("user", user.value())
                .map((row, context) -> new SessionRow(row).session())
                .list());
    }

    @Override
    public void wish(EditSessionId id, Wish wish) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update " + TABLE + " set wish = :wish, due_at = :now where id = :id")
                        .bind("wish", wish.name())
                        .bind("now", clock.instant())
                        .bind("id", id.value())
                        .execute());
    }

    @Override
    public void nudge(EditSessionId id) {
        jdbi.useHandle(handle -> nudge(handle, id, clock.instant()));
    }

    /** Open sessions of working copies that have changed are due now. */
    public void changed(List<String> items) {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate("update " + TABLE
                        + " set due_at = :now where item_id in (<items>) and state = 'OPEN' and due_at > :now"
                        + " and hold_reason is null")
                .bindList("items", items)
                .bind("now", now)
                .execute());
    }

    /**
     * Every open session is due now: what waits for somebody to tell of a change would wait in vain for those of the time
     * in which nobody did.
     */
    public void lookAtAll() {
        jdbi.useHandle(handle -> handle.createUpdate("update " + TABLE
                        + " set due_at = :now where state = 'OPEN' and due_at > :now and hold_reason is null")
                .bind("now", clock.instant())
                .execute());
    }

    private static void nudge(Handle handle, EditSessionId id, Instant now) {
        handle.createUpdate("update " + TABLE + " set due_at = :now where id = :id and due_at > :now")
                .bind("now", now)
                .bind("id", id.value())
                .execute();
    }

    @Override
    public void join(Participant participant) {
        jdbi.useTransaction(handle -> {
            Participants.removeRefused(handle, participant);
            Participants.add(handle, participant, clock.instant());
            nudge(handle, participant.session(), clock.instant());
        });
    }

    @Override
    public List<Participant> participants(EditSessionId id) {
        return jdbi.withHandle(handle -> Participants.of(handle, id));
    }

    @Override
    public List<Session> running() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from " + TABLE + " where running_file is not null order by opened_at, id")
                .map((row, context) -> new SessionRow(row).session())
                .list());
    }

    @Override
    public void takeOver(Session session, UserId newOwner) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("update " + TABLE + " set owner = :new where id = :id and running_file is not null")
                    .bind("new", newOwner.value())
                    .bind("id", session.id().value())
                    .execute();
            Participants.remove(handle, session.id(), newOwner);
            Participants.add(
                    handle,
                    new Participant(
                            session.id(),
                            session.owner(),
                            session.account(),
                            "",
                            Presence.Role.EDITOR,
                            Presence.Entry.IN),
                    clock.instant());
            nudge(handle, session.id(), clock.instant());
        });
    }

    @Override
    public Optional<Participant> participant(EditSessionId id, UserId user) {
        return jdbi.withHandle(handle -> Participants.of(handle, id).stream()
                .filter(participant -> participant.user().equals(user))
                .findFirst());
    }
}
