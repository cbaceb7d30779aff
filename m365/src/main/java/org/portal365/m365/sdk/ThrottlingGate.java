package org.portal365.m365.sdk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who was told to wait, waits with all calls: calls while throttled count against the limit as well. Nobody sleeps here;
 * whoever comes too early is sent away with the time that is left. Safe for threads.
 *
 * @see <a href="https://learn.microsoft.com/graph/throttling">Microsoft Graph throttling guidance</a>
 */
final class ThrottlingGate {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Closed> closed = new ConcurrentHashMap<>();

    ThrottlingGate(Clock clock) {
        this.clock = clock;
    }

    /** How long this key must still wait; empty: go on. */
    Optional<Duration> waiting(String key) {
        Closed gate = closed.get(key);
        Duration left = gate == null ? Duration.ZERO : Duration.between(clock.instant(), gate.until());
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    /**
     * An answer said "too many".
     *
     * @param asked for how long; empty: 5 seconds, doubled each time in a row, up to 5 minutes
     * @return how long to wait now; never less than another answer asked for
     */
    Duration close(String key, Optional<Duration> asked) {
        Instant now = clock.instant();
        Closed gate = closed.merge(key, Closed.first(now, asked), (old, first) -> old.again(now, asked));
        return Duration.between(now, gate.until());
    }

    /** An answer came that was none of throttling. */
    void passed(String key) {
        Closed gate = closed.get(key);
        if (gate != null && !gate.until().isAfter(clock.instant())) {
            closed.remove(key, gate);
        }
    }

    private record Closed(Instant until, Duration backoff) {
        static Closed first(Instant now, Optional<Duration> asked) {
            return new Closed(now.plus(asked.orElse(FIRST)), FIRST);
        }

        Closed again(Instant now, Optional<Duration> asked) {
            boolean over = !until.isAfter(now);
            Duration doubled = backoff.multipliedBy(2);
            Duration next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
            // Answers to calls that were under way together count as one refusal.
            Duration mine = over ? next : backoff;
            Instant proposed = now.plus(asked.orElse(mine));
            return new Closed(proposed.isAfter(until) ? proposed : until, mine);
        }
    }
}
