package org.portal365.socialservices.core.leaver;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.UserId;

/** A book in memory. */
final class MemoryBook implements LeaverBook {
    final Map<UserId, LeaverState> states = new LinkedHashMap<>();
    /** What happens after everybody was looked at. */
    Runnable meanwhile = () -> {};

    Optional<Instant> next = Optional.empty();

    @Override
    public Map<UserId, LeaverState> states() {
        return Map.copyOf(states);
    }

    @Override
    public void found(Map<UserId, LeaverState> found) {
        states.clear();
        states.putAll(found);
        meanwhile.run();
    }

    @Override
    public void state(UserId user, LeaverState state) {
        states.put(user, state);
    }

    @Override
    public void ended(LeaverReport report, Instant when) {
        next = Optional.of(when);
    }
}
