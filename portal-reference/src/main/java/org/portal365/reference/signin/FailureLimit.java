package org.portal365.reference.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down guessing: so many failures in so long a time, for as many names as fit. One node counts for itself. */
final class FailureLimit {
    private static final int MOST_NAMES = 10_000;

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_NAMES;
        }
    };

    FailureLimit(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    synchronized boolean reached(String name) {
        Deque<Instant> times = failures.get(name);
        if (times == null) {
            return false;
        }
        Instant since = clock.instant().minus(window);
        times.removeIf(time -> time.isBefore(since));
        return times.size() >= most;
    }

    synchronized void failed(String name) {
        failures.computeIfAbsent(name, key -> new ArrayDeque<>()).add(clock.instant());
    }

    synchronized void succeeded(String name) {
        failures.remove(name);
    }
}
