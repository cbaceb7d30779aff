package org.portal365.diskoffice.core;

import java.util.Map;
import java.util.Optional;
import org.portal365.api.UserId;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;

/** Audit events of edit sessions: one a fact, ids only. */
final class Trail {
    private final Audit audit;

    Trail(Audit audit) {
        this.audit = audit;
    }

    void record(String name, Session session) {
        record(name, session, session.owner(), Optional.empty());
    }

    void record(String name, Session session, String reason) {
        record(name, session, session.owner(), Optional.of(reason));
    }

    void record(String name, Session session, UserId user, Optional<String> reason) {
        audit.record(new AuditEvent(
                name,
                Optional.of(user),
                reason,
                session.id().value(),
                Map.of(
                        "file",
                        session.origin().file().value(),
                        "session",
                        session.id().value())));
    }
}
