package org.portal365.socialservices.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Begins and ends flows: each ends once, within 15 minutes, in the browser it began in. A browser may have 20 open; of
 * 20,000 in all, the oldest go, so a flood costs the oldest flows and nobody is shut out.
 */
public final class Flows {
    public static final Duration LIFETIME = Duration.ofMinutes(15);
    static final int PER_BROWSER = 20;
    static final int IN_ALL = 20_000;
    /** What is over is removed now and then, not each time. */
    private static final int TIDY_EVERY = 100;

    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final FlowStore store;
    private final Clock clock;
    private final Supplier<String> random;
    private final AtomicInteger begun = new AtomicInteger();

    /**
     * Flows in a store.
     *
     * @param random gives 256 random bits as 43 characters of base64url, each time others
     */
    public Flows(FlowStore store, Clock clock, Supplier<String> random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /** Values that only the browser's address and the token request carry; the store has their hashes or a seal. */
    record Secrets(String state, String nonce, String verifier) {
        @Override
        public String toString() {
            return "Secrets[hidden]";
        }
    }

    Secrets secrets() {
        return new Secrets(random.get(), random.get(), random.get());
    }

    Instant now() {
        return clock.instant();
    }

    /** Stores the flow; false when this browser has too many. */
    boolean begin(Flow flow) {
        Instant oldest = clock.instant().minus(LIFETIME);
        if (store.countOf(flow.bindingHash(), oldest) >= PER_BROWSER) {
            return false;
        }
        if (begun.getAndIncrement() % TIDY_EVERY == 0) {
            store.tidy(oldest, IN_ALL - TIDY_EVERY);
        }
        store.add(flow);
        return true;
    }

    /** How an answer relates to a flow. */
    enum Match {
        GOOD,
        /** No such flow, or of another browser, which is the same to whoever asks. */
        UNKNOWN,
        EXPIRED
    }

    /** @param flow empty when unknown */
    record Taken(Match match, Optional<Flow> flow) {}

    /** Takes out the flow of the state, whatever else is right or wrong: a state is good for one try. */
    Taken take(String state, String browserBinding) {
        Optional<Flow> found = STATE.matcher(state).matches() ? store.take(Sha256.of(state)) : Optional.empty();
        if (found.isEmpty() || !Sha256.matches(found.get().bindingHash(), browserBinding)) {
            return new Taken(Match.UNKNOWN, Optional.empty());
        }
        boolean late = found.get().begun().plus(LIFETIME).isBefore(clock.instant());
        return new Taken(late ? Match.EXPIRED : Match.GOOD, found);
    }
}
