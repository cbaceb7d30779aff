package org.portal365.m365.sdk;

import java.io.IOException;
import java.time.Duration;

/**
 * How fast content must move at the least, each way: whoever trickles holds a connection and a thread for nothing.
 *
 * @param window each such time is looked at
 * @param bytes that must move in it
 */
record Pace(Duration window, long bytes) {
    /** One kilobyte a second. */
    static final Pace LEAST = new Pace(Duration.ofSeconds(60), 60 * 1024);

    /** Whether this many bytes are too few for the time; never within one window. */
    boolean tooSlow(long moved, long nanos) {
        return nanos > window.toNanos() && moved < bytes * (nanos / window.toNanos());
    }

    /** Watches one transfer. */
    Watch watch() {
        return new Watch();
    }

    /** Not safe for threads. */
    final class Watch {
        private long began = System.nanoTime();
        private long moved;

        /** Some bytes have moved. */
        void moved(long count) throws IOException {
            moved += count;
            long now = System.nanoTime();
            if (now - began < window.toNanos()) {
                return;
            }
            if (moved < bytes) {
                throw new TooSlowException();
            }
            began = now;
            moved = 0;
        }
    }

    /** Fewer bytes came or went than must. */
    static final class TooSlowException extends IOException {
        private static final long serialVersionUID = 1L;

        TooSlowException() {
            super("the content moves too slowly");
        }
    }
}
