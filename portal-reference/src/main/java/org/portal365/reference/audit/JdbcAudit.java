package org.portal365.reference.audit;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.AuditException;
import org.portal365.reference.web.CallerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps events in the table portal_audit and as one line of JSON each in the log "audit". */
public final class JdbcAudit implements Audit {
    private static final Logger LOG = LoggerFactory.getLogger("audit");
    private static final Gson JSON = new Gson();

    private static final Logger PROBLEMS = LoggerFactory.getLogger(JdbcAudit.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Supplier<List<AuditCopy>> copies;

    /**
     * In one database.
     *
     * @param copies who else is told, after an event is kept
     */
    public JdbcAudit(Jdbi jdbi, Clock clock, Supplier<List<AuditCopy>> copies) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.copies = copies;
    }

    @Override
    public void record(AuditEvent event) {
        Instant now = clock.instant();
        Optional<String> remote = CallerAddress.current();
        try {
            insert(event, now, remote);
        } catch (JdbiException e) {
            throw new AuditException("the event " + event.name() + " cannot be kept", e);
        }
        LOG.info("{}", line(event, now, remote));
        copies.get().forEach(copy -> copied(copy, event, now, remote));
    }

    /** The event is kept: whoever only listens cannot undo that. */
    private static void copied(AuditCopy copy, AuditEvent event, Instant now, Optional<String> remote) {
        try {
            copy.kept(event, now, remote);
        } catch (RuntimeException e) {
            PROBLEMS.warn("A copy of the event {} was not taken", event.name(), e);
        }
    }

    private void insert(AuditEvent event, Instant now, Optional<String> remote) {
        jdbi.useHandle(handle -> handle.createUpdate("insert into portal_audit"
                        + " (id, happened, name, user_id, reason, reference, remote, details)"
                        + " values (:id, :now, :name, :user, :reason, :reference, :remote, :details)")
                .bind("id", UUID.randomUUID().toString())
                .bind("now", now)
                .bind("name", event.name())
                .bind("user", event.user().map(Object::toString).orElse(null))
                .bind("reason", event.reason().orElse(null))
                .bind("reference", event.reference())
                .bind("remote", remote.orElse(null))
                .bind("details", JSON.toJson(event.details()))
                .execute());
    }

    private static String line(AuditEvent event, Instant now, Optional<String> remote) {
        JsonObject line = new JsonObject();
        line.addProperty("at", now.toString());
        line.addProperty("event", event.name());
        event.user().ifPresent(user -> line.addProperty("user", user.value()));
        event.reason().ifPresent(reason -> line.addProperty("reason", reason));
        line.addProperty("reference", event.reference());
        remote.ifPresent(address -> line.addProperty("remote", address));
        line.add("details", JSON.toJsonTree(event.details()));
        return JSON.toJson(line);
    }
}
