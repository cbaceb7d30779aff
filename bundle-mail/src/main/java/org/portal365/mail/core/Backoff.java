package org.portal365.mail.core;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait: doubled each time, with some of it left to chance so that not all come back at once. */
public record Backoff(Duration first, Duration longest, DoubleSupplier chance) {
    private static final int DOUBLINGS = 16;

    /**
     * The next wait.
     *
     * @param attempts how often it failed before
     */
    public Duration after(int attempts) {
        long doubled = first.toMillis() << Math.min(attempts, DOUBLINGS);
        long most = Math.min(longest.toMillis(), doubled);
        return Duration.ofMillis(most / 2 + (long) (most / 2.0 * chance.getAsDouble()));
    }
}
