package org.portal365.api.module;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.portal365.api.UserId;

/**
 * For whom checks run.
 *
 * @param user whose connected accounts may be used; empty: nobody's, so what needs one is skipped
 * @param goOn asked between slow steps; false when nobody waits any more
 */
public record CheckContext(Optional<UserId> user, BooleanSupplier goOn) {
    /** With the connected accounts of a user. */
    public static CheckContext of(UserId user) {
        return new CheckContext(Optional.of(user), () -> true);
    }

    /** With what needs no person: for monitoring. */
    public static CheckContext nobody() {
        return new CheckContext(Optional.empty(), () -> true);
    }
}
