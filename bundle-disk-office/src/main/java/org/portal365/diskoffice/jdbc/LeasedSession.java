package org.portal365.diskoffice.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.Presence;
import org.portal365.diskoffice.core.Journal;
import org.portal365.diskoffice.core.Next;
import org.portal365.diskoffice.core.Participant;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.core.Wish;
import org.portal365.persistence.LeaseLostException;
import org.portal365.persistence.LeasedRow;

/** The engine's side of one session, while this node holds its lease. Every write names the fence. */
public final class LeasedSession implements Journal {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Duration lease;
    private final LeasedRow row;
    private final BiConsumer<Session, Session> changed;
    private Session current;

    /**
     * Reads the session.
     *
     * @param changed told before and after, once it is stored
     */
    public LeasedSession(Jdbi jdbi, Clock clock, Duration lease, LeasedRow row, BiConsumer<Session, Session> changed) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.lease = lease;
        this.row = row;
        this.changed = changed;
        this.current = load();
    }

    @Override
    public Session current() {
        return current;
    }

    @Override
    public void write(Session session) {
        update(session, Optional.of(clock.instant()));
        current = load();
    }

    /**
     * Stores what a step has left.
     *
     * @return whether there is more to do at once
     */
    public boolean write(Next next) {
        update(next.session(), next.due());
        current = load();
        return next.due().filter(due -> !due.isAfter(clock.instant())).isPresent() || current.wish() != Wish.NONE;
    }

    @Override
    public List<Participant> participants() {
        return jdbi.withHandle(handle -> Participants.of(handle, id()));
    }

    @Override
    public void entered(Participant participant, Presence.Entry entry) {
        jdbi.useHandle(handle -> Participants.entered(handle, participant, entry));
    }

    @Override
    public List<String> granted() {
        return jdbi.withHandle(handle -> Permissions.of(handle, id()));
    }

    @Override
    public void granted(String permission) {
        jdbi.useHandle(handle -> Permissions.add(handle, id(), permission, Optional.empty()));
    }

    @Override
    public void granted(Participant participant, String permission) {
        jdbi.useHandle(handle -> Permissions.add(handle, id(), permission, Optional.of(participant.user())));
    }

    @Override
    public List<String> granted(Participant participant) {
        return jdbi.withHandle(handle -> Permissions.of(handle, id(), participant.user()));
    }

    @Override
    public void revoked(String permission) {
        jdbi.useHandle(handle -> Permissions.remove(handle, id(), permission));
    }

    /** A wish that has come meanwhile survives, and makes the session due at once. */
    private void update(Session session, Optional<Instant> due) {
        Map<String, @Nullable Object> moving = SessionColumns.moving(session);
        String sets = moving.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
        Map<String, @Nullable Object> values = new HashMap<>(moving);
        Instant now = clock.instant();
        values.put("id", row.id());
        values.put("fence", row.fence());
        values.put("consumed", session.wish() == Wish.NONE ? current.wish().name() : Wish.NONE.name());
        values.put("none", Wish.NONE.name());
        values.put("now", now);
        values.put("due", due.orElse(null));
        values.put("until", now.plus(lease));
        String running = session.state().over() ? ", running_file = null" : "";
        int written = jdbi.withHandle(handle -> handle.createUpdate("update " + JdbcSessionStore.TABLE + " set " + sets
                        + running
                        + ", due_at = case when wish = :consumed or wish = :none then cast(:due as timestamp with time zone) else cast(:now as timestamp with time zone) end"
                        + ", wish = case when wish = :consumed then :none else wish end"
                        + ", lease_until = :until where id = :id and fence = :fence")
                .bindMap(values)
                .execute());
        if (written == 0) {
            throw new LeaseLostException(row.id());
        }
        changed.accept(current, session);
    }

    private Session load() {
        return jdbi.withHandle(handle -> JdbcSessionStore.find(handle, id()))
                .orElseThrow(() -> new LeaseLostException(row.id()));
    }

    private EditSessionId id() {
        return new EditSessionId(row.id());
    }
}
