package org.portal365.diskoffice.transfer.core;

import java.time.Instant;
import java.util.Optional;

/**
 * What a step has left.
 *
 * @param due when the next one is; empty: when somebody asks for something
 */
public record Next(Task task, Optional<Instant> due) {
    static Next at(Task task, Instant due) {
        return new Next(task, Optional.of(due));
    }

    static Next end(Task task) {
        return new Next(task, Optional.empty());
    }
}
