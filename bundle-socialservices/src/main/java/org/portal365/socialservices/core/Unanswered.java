package org.portal365.socialservices.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.portal365.api.AccountId;

/**
 * Accounts whose last renewal got no answer, as far as this node noticed. It is no state of the grant, so it is not
 * stored; it is told for a little while, because that is what people ask about. Safe for threads.
 */
final class Unanswered {
    private static final Duration TOLD = Duration.ofMinutes(2);

    private final Map<AccountId, Instant> since = new ConcurrentHashMap<>();
    private final Clock clock;

    Unanswered(Clock clock) {
        this.clock = clock;
    }

    void note(AccountId id) {
        since.values().removeIf(this::over);
        since.put(id, clock.instant());
    }

    void forget(AccountId id) {
        since.remove(id);
    }

    boolean recently(AccountId id) {
        Instant at = since.get(id);
        return at != null && !over(at);
    }

    private boolean over(Instant at) {
        return at.isBefore(clock.instant().minus(TOLD));
    }
}
