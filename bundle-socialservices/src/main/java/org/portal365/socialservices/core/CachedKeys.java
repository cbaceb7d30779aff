package org.portal365.socialservices.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signing keys kept in memory. Asked for again when they are an hour old or a key id is not known, but never more than
 * twice in five minutes; when they cannot be had, those at hand serve for a day.
 */
public final class CachedKeys implements SigningKeys {
    static final Duration REFRESH_AFTER = Duration.ofHours(1);
    static final Duration USABLE = Duration.ofDays(1);
    static final Duration WINDOW = Duration.ofMinutes(5);
    static final int FETCHES_PER_WINDOW = 2;

    private final KeySource source;
    private final Clock clock;
    private final Deque<Instant> fetches = new ArrayDeque<>();
    private Map<String, SigningKey> keys = Map.of();
    private @Nullable Instant fetched;

    public CachedKeys(KeySource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<SigningKey> byId(String keyId) throws KeysUnavailableException {
        Instant now = clock.instant();
        if (age(now).compareTo(REFRESH_AFTER) > 0 || !keys.containsKey(keyId)) {
            refresh(now);
        }
        return Optional.ofNullable(keys.get(keyId));
    }

    private Duration age(Instant now) {
        return fetched == null ? USABLE.plusSeconds(1) : Duration.between(fetched, now);
    }

    private void refresh(Instant now) throws KeysUnavailableException {
        while (!fetches.isEmpty() && !fetches.getFirst().isAfter(now.minus(WINDOW))) {
            fetches.removeFirst();
        }
        if (fetches.size() >= FETCHES_PER_WINDOW) {
            requireUsable(now, null);
            return;
        }
        fetches.addLast(now);
        try {
            keys = Map.copyOf(source.fetch());
            fetched = now;
        } catch (KeysUnavailableException e) {
            requireUsable(now, e);
        }
    }

    private void requireUsable(Instant now, @Nullable KeysUnavailableException cause) throws KeysUnavailableException {
        if (age(now).compareTo(USABLE) > 0) {
            throw cause != null
                    ? cause
                    : new KeysUnavailableException("the keys were asked for twice in vain just now");
        }
    }
}
