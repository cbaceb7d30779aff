package org.portal365.m365.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.portal365.m365.graph.Urgency;

/**
 * What is known of the limits of one tenant. Units are Microsoft's resource units.
 *
 * @param until nobody calls before
 * @param backoff the last wait that was our own choice; zero after an answer that was none of throttling
 * @param window the minute that is counted
 * @param used units that all nodes have used in it
 * @param limit units that a minute has
 * @param scarceUntil until then Microsoft itself has counted that little is left
 * @see <a href="https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online">Avoid
 *     getting throttled or blocked in SharePoint Online</a>
 */
record GateState(Instant until, Duration backoff, Instant window, int used, int limit, Instant scarceUntil) {
    /** What the smallest tenants have, up to 1,000 licences. */
    static final int LEAST_LIMIT = 1_200;

    static final GateState NEW =
            new GateState(Instant.EPOCH, Duration.ZERO, Instant.EPOCH, 0, LEAST_LIMIT, Instant.EPOCH);

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Percent of a minute's units that work nobody waits for may use. */
    private static final int BACKGROUND_SHARE = 70;

    private static final int SCARCE_SHARE = 20;

    /** How long to wait before a call; empty: go on. */
    Optional<Duration> waiting(Instant now, int cost, Urgency urgency) {
        Instant free = until;
        boolean background = urgency == Urgency.BACKGROUND;
        if (background && scarceUntil.isAfter(free)) {
            free = scarceUntil;
        }
        int most = background ? limit * BACKGROUND_SHARE / 100 : limit;
        Instant next = window.plus(MINUTE);
        if (now.isBefore(next) && used + cost > most && next.isAfter(free)) {
            free = next;
        }
        return free.isAfter(now) ? Optional.of(Duration.between(now, free)) : Optional.empty();
    }

    /** After a call is let through. */
    GateState using(Instant now, int cost) {
        boolean over = !now.isBefore(window.plus(MINUTE));
        return new GateState(until, backoff, over ? now : window, over ? cost : used + cost, limit, scarceUntil);
    }

    /** An answer said "too many". Answers to calls that were under way together count as one refusal. */
    GateState closed(Instant now, Optional<Duration> asked) {
        boolean over = !until.isAfter(now);
        Duration mine = backoff.isZero() ? FIRST : over ? shorter(backoff.multipliedBy(2), LONGEST) : backoff;
        Instant proposed = now.plus(asked.orElse(mine));
        return new GateState(proposed.isAfter(until) ? proposed : until, mine, window, used, limit, scarceUntil);
    }

    /** An answer came that was none of throttling. */
    GateState passed(Instant now, Optional<RateLimit> told) {
        Duration rest = until.isAfter(now) ? backoff : Duration.ZERO;
        return told.map(seen -> new GateState(
                        until,
                        rest,
                        window,
                        used,
                        Math.max(LEAST_LIMIT, seen.limit()),
                        seen.remaining() < (long) seen.limit() * SCARCE_SHARE / 100
                                ? now.plus(seen.reset())
                                : scarceUntil))
                .orElseGet(() -> new GateState(until, rest, window, used, limit, scarceUntil));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? other : one;
    }
}
