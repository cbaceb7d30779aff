package org.portal365.diskoffice.core;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait after a fault: longer each time, never shorter than the service asks, never all at once. */
public final class Backoff {
    private static final double JITTER = 0.1;
    private final DoubleSupplier random;

    /**
     * Waits differ a little, so that not all come back at once.
     *
     * @param random 0 to 1
     */
    public Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * The wait after this fault.
     *
     * @param attempts how often it has failed in a row before
     */
    public Duration after(RemoteFault fault, int attempts) {
        Duration own = grow(first(fault.kind()), longest(fault.kind()), attempts);
        Duration asked = fault.retryAfter().orElse(Duration.ZERO);
        Duration wait = asked.compareTo(own) > 0 ? asked : own;
        return wait.plusMillis((long) (wait.toMillis() * JITTER * random.getAsDouble()));
    }

    private static Duration grow(Duration first, Duration longest, int attempts) {
        Duration wait = first.multipliedBy(1L << Math.min(attempts, 20));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private static Duration first(RemoteFault.Kind kind) {
        return switch (kind) {
            case CHANGED, UPLOAD_LOST -> Duration.ofSeconds(1);
            case UNREACHABLE, GONE, OWNER_LEFT -> Duration.ofSeconds(2);
            case THROTTLED, SIGN_IN, CONSENT -> Duration.ofSeconds(15);
            case LOCKED, ADMIN, FULL, MALWARE, TOO_LARGE, REFUSED -> Duration.ofMinutes(1);
        };
    }

    private static Duration longest(RemoteFault.Kind kind) {
        return switch (kind) {
            case CHANGED, UPLOAD_LOST -> Duration.ofSeconds(30);
            case UNREACHABLE, GONE, OWNER_LEFT, THROTTLED, SIGN_IN, CONSENT -> Duration.ofMinutes(5);
            case LOCKED, ADMIN, FULL, MALWARE, TOO_LARGE, REFUSED -> Duration.ofMinutes(30);
        };
    }
}
