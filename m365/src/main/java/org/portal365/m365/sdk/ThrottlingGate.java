package org.portal365.m365.sdk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.portal365.m365.graph.Urgency;

/**
 * Who was told to wait, waits with all calls to that tenant, on all nodes and over restarts: calls while throttled count
 * against the limit as well. Work that nobody waits for stays within a part of the minute's units. Nobody sleeps here;
 * whoever comes too early is sent away with the time that is left. Safe for threads.
 *
 * @see <a href="https://learn.microsoft.com/graph/throttling">Microsoft Graph throttling guidance</a>
 */
final class ThrottlingGate {
    private final Clock clock;
    private final GateStore store;
    /** Tenants whose row has something that a good answer takes back; saves a write after every other answer. */
    private final Map<String, Boolean> refused = new ConcurrentHashMap<>();

    ThrottlingGate(Clock clock, GateStore store) {
        this.clock = clock;
        this.store = store;
    }

    /** How long this tenant must still wait; empty: go on, and the units are counted. */
    Optional<Duration> enter(String key, int cost, Urgency urgency) {
        Instant now = clock.instant();
        GateState before = store.update(
                key, state -> state.waiting(now, cost, urgency).isPresent() ? state : state.using(now, cost));
        if (!before.backoff().isZero()) {
            refused.put(key, true);
        }
        return before.waiting(now, cost, urgency);
    }

    /**
     * An answer said "too many".
     *
     * @param asked for how long; empty: 5 seconds, doubled each time in a row, up to 5 minutes
     * @return how long to wait now; never less than another answer asked for
     */
    Duration close(String key, Optional<Duration> asked) {
        Instant now = clock.instant();
        refused.put(key, true);
        GateState before = store.update(key, state -> state.closed(now, asked));
        return Duration.between(now, before.closed(now, asked).until());
    }

    /** An answer came that was none of throttling. */
    void passed(String key, Optional<RateLimit> told) {
        if (told.isPresent() || refused.containsKey(key)) {
            Instant now = clock.instant();
            GateState before = store.update(key, state -> state.passed(now, told));
            if (!before.until().isAfter(now)) {
                refused.remove(key);
            }
        }
    }
}
