package org.portal365.diskoffice.core;

import java.time.Instant;
import java.util.Optional;

/**
 * What a step leaves behind.
 *
 * @param due when to go on; empty: never
 */
public record Next(Session session, Optional<Instant> due) {
    static Next at(Session session, Instant due) {
        return new Next(session, Optional.of(due));
    }

    static Next end(Session session) {
        return new Next(session, Optional.empty());
    }
}
