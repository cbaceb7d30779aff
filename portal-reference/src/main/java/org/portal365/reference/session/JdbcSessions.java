package org.portal365.reference.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.UserId;
import org.portal365.api.portal.Sessions;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Tokens;

/** Sessions in the table portal_session. Only the hash of a cookie's value is kept. */
public final class JdbcSessions implements Sessions {
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration ABSOLUTE = Duration.ofHours(12);
    /** How long a session waits for the second factor. */
    static final Duration PENDING = Duration.ofMinutes(10);

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcSessions(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Begins a session.
     *
     * @param pending whether it opens nothing before the second factor has been shown
     * @return the value of its cookie, nowhere else to be had
     */
    public String begin(UserId user, Optional<External> external, Client client, boolean pending) {
        String value = Tokens.random();
        Instant now = clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate("insert into portal_session"
                        + " (hash, id, user_id, provider, external_session, created, seen, remote, agent, pending)"
                        + " values (:hash, :id, :user, :provider, :external, :now, :now, :remote, :agent, :pending)")
                .bind("hash", Tokens.hash(value))
                .bind("id", UUID.randomUUID().toString())
                .bind("user", user.value())
                .bind("provider", external.map(External::provider).orElse(null))
                .bind("external", external.flatMap(External::session).orElse(null))
                .bind("now", now)
                .bind("remote", client.remote())
                .bind("agent", client.agent().orElse(null))
                .bind("pending", pending)
                .execute());
        return value;
    }

    /** The session that waits for the second factor in the browser with this cookie. */
    public Optional<PendingSession> pending(String cookie) {
        return jdbi.withHandle(handle -> handle.createQuery("select s.id, s.user_id, s.provider from portal_session s"
                        + " join portal_user u on u.id = s.user_id"
                        + " where s.hash = :hash and s.pending and u.enabled and s.created > :since")
                .bind("hash", Tokens.hash(cookie))
                .bind("since", clock.instant().minus(PENDING))
                .map((row, context) -> new PendingSession(
                        row.getString("id"),
                        new UserId(row.getString("user_id")),
                        Optional.ofNullable(row.getString("provider"))))
                .findOne());
    }

    /**
     * Opens a session that has waited; its old value is dead at once.
     *
     * @return the new value of its cookie; empty when the session has ended meanwhile
     */
    public Optional<String> open(PendingSession session) {
        String value = Tokens.random();
        int opened = jdbi.withHandle(handle -> handle.createUpdate("update portal_session set hash = :new,"
                        + " pending = false, created = :now, seen = :now where id = :id and pending")
                .bind("new", Tokens.hash(value))
                .bind("now", clock.instant())
                .bind("id", session.id())
                .execute());
        return opened > 0 ? Optional.of(value) : Optional.empty();
    }

    /** Gives the session a new value, when rights change; the old value is dead at once. */
    public String renew(CurrentUser user) {
        String value = Tokens.random();
        jdbi.useHandle(handle -> handle.createUpdate("update portal_session set hash = :new where id = :id")
                .bind("new", Tokens.hash(value))
                .bind("id", user.session())
                .execute());
        return value;
    }

    /** The sessions of a user that are still good, the one last used first. */
    public List<OpenSession> of(UserId user) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from portal_session where user_id = :user and not pending"
                                + " and seen > :idle and created > :absolute order by seen desc, id")
                .bind("user", user.value())
                .bind("idle", now.minus(IDLE))
                .bind("absolute", now.minus(ABSOLUTE))
                .map((row, context) -> new OpenSession(
                        row.getString("id"),
                        Optional.ofNullable(row.getString("provider")),
                        row.getTimestamp("created").toInstant(),
                        row.getTimestamp("seen").toInstant(),
                        row.getBoolean("shared"),
                        new Client(
                                Optional.ofNullable(row.getString("remote")).orElse(""),
                                Optional.ofNullable(row.getString("agent")))))
                .list());
    }

    /** The outside service that the session began with. */
    public Optional<String> provider(CurrentUser user) {
        return of(user.id()).stream()
                .filter(session -> session.id().equals(user.session()))
                .findFirst()
                .flatMap(OpenSession::provider);
    }

    /** Ends one session of the user; false when the user has no such session. */
    public boolean end(UserId user, String id) {
        return delete("user_id = :one and id = :two", user.value(), id) > 0;
    }

    /** Ends all sessions of the user but the one at hand. */
    public int endOthers(CurrentUser user) {
        return delete("user_id = :one and id <> :two", user.id().value(), user.session());
    }

    /** Ends what the user began with a provider, but not the session at hand. */
    public void endOthers(CurrentUser user, String provider) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from portal_session where user_id = :user and provider = :provider and id <> :id")
                .bind("user", user.id().value())
                .bind("provider", provider)
                .bind("id", user.session())
                .execute());
    }

    @Override
    public int endByExternal(String provider, String externalSession) {
        return delete("provider = :one and external_session = :two", provider, externalSession);
    }

    @Override
    public int endAll(UserId id) {
        return delete("user_id = :one", id.value(), "");
    }

    /** Removes what nobody can use any more. */
    public int sweep() {
        Instant now = clock.instant();
        return jdbi.withHandle(
                handle -> handle.createUpdate("delete from portal_session where seen <= :idle or created <= :absolute"
                                + " or (pending and created <= :pending)")
                        .bind("idle", now.minus(IDLE))
                        .bind("absolute", now.minus(ABSOLUTE))
                        .bind("pending", now.minus(PENDING))
                        .execute());
    }

    private int delete(String which, String one, String two) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from portal_session where " + which)
                .bind("one", one)
                .bind("two", two)
                .execute());
    }

    /** The session of an outside service that this one began with. */
    public record External(String provider, Optional<String> session) {}
}
