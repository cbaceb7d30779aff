package org.portal365.sandbox.graph;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.portal365.sandbox.Switches;
import org.portal365.sandbox.graph.drive.GraphError;

/**
 * The units that an app may spend in a tenant each minute (switch {@code unitsPerMinute}, 0 for no limit). From four
 * fifths on the answers say what is left, beyond all of it they are 429. Thread-safe.
 */
final class RequestBudget {
    private static final int MINUTE = 60;
    private static final double TOLD_FROM = 0.8;

    private final Switches switches;
    private final Clock clock;
    private final Map<String, Minute> spent = new HashMap<>();

    private record Minute(long number, long units) {
        Minute and(Minute next) {
            return next.number == number ? new Minute(number, units + next.units) : next;
        }
    }

    RequestBudget(Switches switches, Clock clock) {
        this.switches = switches;
        this.clock = clock;
    }

    /**
     * Takes the units of a call.
     *
     * @return headers of its answer
     * @throws GraphError 429 when nothing is left
     */
    Map<String, String> spend(String app, String tenant, int units) {
        long limit = switches.number("unitsPerMinute");
        if (limit == 0) {
            return Map.of();
        }
        long second = clock.instant().getEpochSecond();
        long used = add(app + " " + tenant, new Minute(second / MINUTE, units));
        long reset = MINUTE - second % MINUTE;
        Map<String, String> headers = new LinkedHashMap<>();
        if (used >= limit * TOLD_FROM) {
            headers.put("RateLimit-Limit", "" + limit);
            headers.put("RateLimit-Remaining", "" + Math.max(0, limit - used));
            headers.put("RateLimit-Reset", "" + reset);
        }
        if (used <= limit) {
            return headers;
        }
        GraphError refused = new GraphError(429, "activityLimitReached", "The request has been throttled")
                .header("Retry-After", "" + reset);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            refused = refused.header(header.getKey(), header.getValue());
        }
        throw refused;
    }

    private synchronized long add(String who, Minute minute) {
        return spent.merge(who, minute, Minute::and).units();
    }
}
