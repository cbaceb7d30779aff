package org.portal365.reference.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.UserId;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.reference.user.UserRows;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Tokens;
import org.portal365.reference.web.Visitors;

/**
 * Finds the session of a request. A session that another browser uses than it began with goes on, as programs are
 * updated and addresses change; but it is written down once, and its user sees it in the profile.
 */
public final class JdbcVisitors implements Visitors {
    /** Writing at every request would cost more than it tells. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Audit audit;

    public JdbcVisitors(Jdbi jdbi, Clock clock, Audit audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public Optional<CurrentUser> recognise(String cookie, Request request) {
        Instant now = clock.instant();
        Optional<Row> row = row(cookie, now);
        row.filter(found -> found.seen().plus(SEEN_STEP).isBefore(now) && !request.background())
                .ifPresent(found -> touch(found.user(), now));
        row.filter(found -> !found.shared()
                        && !found.agent().equals(Client.of(request).agent()))
                .ifPresent(found -> shared(found.user(), request));
        return row.map(Row::user);
    }

    /** The user of a session that is still good, by the value of its cookie. */
    public Optional<CurrentUser> find(String cookie) {
        return row(cookie, clock.instant()).map(Row::user);
    }

    private Optional<Row> row(String cookie, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("select s.id as session_id, s.created as session_created,"
                        + " s.seen, s.agent, s.shared, u.* from portal_session s join portal_user u on u.id = s.user_id"
                        + " where s.hash = :hash and not s.pending and u.enabled"
                        + " and s.seen > :idle and s.created > :absolute")
                .bind("hash", Tokens.hash(cookie))
                .bind("idle", now.minus(JdbcSessions.IDLE))
                .bind("absolute", now.minus(JdbcSessions.ABSOLUTE))
                .map((found, context) -> row(found))
                .findOne());
    }

    private static Row row(ResultSet found) throws SQLException {
        CurrentUser user = new CurrentUser(
                new UserId(found.getString("id")),
                UserRows.profile(found),
                found.getBoolean("admin"),
                found.getString("session_id"),
                found.getTimestamp("session_created").toInstant());
        return new Row(
                user,
                found.getTimestamp("seen").toInstant(),
                Optional.ofNullable(found.getString("agent")),
                found.getBoolean("shared"));
    }

    private void touch(CurrentUser user, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("update portal_session set seen = :now where id = :id")
                .bind("now", now)
                .bind("id", user.session())
                .execute());
    }

    private void shared(CurrentUser user, Request request) {
        int marked = jdbi.withHandle(
                handle -> handle.createUpdate("update portal_session set shared = true where id = :id and not shared")
                        .bind("id", user.session())
                        .execute());
        if (marked > 0) {
            audit.record(new AuditEvent(
                    "session_used_by_another_browser",
                    Optional.of(user.id()),
                    Optional.empty(),
                    request.reference(),
                    Map.of(
                            "session",
                            user.session(),
                            "agent",
                            Client.of(request).agent().orElse(""))));
        }
    }

    private record Row(CurrentUser user, Instant seen, Optional<String> agent, boolean shared) {}
}
