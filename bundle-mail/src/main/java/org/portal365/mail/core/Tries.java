package org.portal365.mail.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often somebody may try in a time. One node counts for itself. Safe for threads. */
public final class Tries {
    private static final int MOST_NAMES = 10_000;

    private final int most;
    private final Duration time;
    private final Clock clock;
    private final Map<String, Deque<Instant>> tries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_NAMES;
        }
    };

    public Tries(int most, Duration time, Clock clock) {
        this.most = most;
        this.time = time;
        this.clock = clock;
    }

    /** Counts a try; false when there were too many already. */
    public synchronized boolean take(String name) {
        Instant now = clock.instant();
        Deque<Instant> past = tries.computeIfAbsent(name, unused -> new ArrayDeque<>());
        while (!past.isEmpty() && !past.getFirst().plus(time).isAfter(now)) {
            past.removeFirst();
        }
        if (past.size() >= most) {
            return false;
        }
        past.addLast(now);
        return true;
    }
}
