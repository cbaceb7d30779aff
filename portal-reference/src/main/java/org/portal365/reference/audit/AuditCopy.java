package org.portal365.reference.audit;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.portal.AuditEvent;

/** Gets each event after it has been kept. What it does with it changes nothing any more. */
@FunctionalInterface
public interface AuditCopy {
    void kept(AuditEvent event, Instant happened, Optional<String> remote);
}
