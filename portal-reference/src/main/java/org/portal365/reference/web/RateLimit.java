package org.portal365.reference.web;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * A token bucket for each name: so many at once, refilled evenly. As many names as fit are kept, those in use longest.
 * One node counts for itself. Safe for threads.
 */
public final class RateLimit {
    private static final int MOST_NAMES = 10_000;

    private final IntSupplier most;
    private final Duration refill;
    private final TimeMeter time;
    private final Map<String, Limited> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Limited> eldest) {
            return size() > MOST_NAMES;
        }
    };

    /**
     * A limit.
     *
     * @param most at once; asked each time, for settings change
     * @param refill in which an empty bucket is full again
     */
    public RateLimit(IntSupplier most, Duration refill, Clock clock) {
        this.most = most;
        this.refill = refill;
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Math.multiplyExact(clock.millis(), 1_000_000L);
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /**
     * Takes one.
     *
     * @throws WebException of status 429 that says when there is one again
     */
    public void take(String name) {
        ConsumptionProbe probe = bucket(name).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw WebException.tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private synchronized Bucket bucket(String name) {
        int size = most.getAsInt();
        Limited known = buckets.get(name);
        if (known == null || known.size() != size) {
            known = new Limited(size, full(size));
            buckets.put(name, known);
        }
        return known.bucket();
    }

    private Bucket full(int size) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(Bandwidth.builder()
                        .capacity(size)
                        .refillGreedy(size, refill)
                        .build())
                .build();
    }

    private record Limited(int size, Bucket bucket) {}
}
