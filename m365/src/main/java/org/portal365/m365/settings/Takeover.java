package org.portal365.m365.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Words;
import org.portal365.api.module.Problem;

/**
 * When new settings come into force: at once, but not those that take something away from complete ones. A file that is
 * half written looks just like that, and without its last lines every organisation would be admitted. So they must stay for
 * {@link #SETTLE} first, unless an administrator has just typed them into a page. Safe for threads.
 */
final class Takeover {
    static final Duration SETTLE = Duration.ofSeconds(10);

    private static final Words WORDS = Words.beside(Takeover.class);

    private final Registration registration;
    private final Consumer<RegistrationSettings> inForce;
    private final InstantSource clock;
    private @Nullable Waiting waiting;

    /** @param inForce brings settings into force */
    Takeover(Registration registration, Consumer<RegistrationSettings> inForce, InstantSource clock) {
        this.registration = registration;
        this.inForce = inForce;
        this.clock = clock;
    }

    private record Waiting(RegistrationSettings settings, Instant until) {}

    synchronized void offer(RegistrationSettings next) {
        List<String> dropped = next.dropped(registration.settings());
        if (dropped.isEmpty() || registration.current().isEmpty() || registration.isIntended(next)) {
            waiting = null;
            inForce.accept(next);
            return;
        }
        waiting = new Waiting(next, clock.instant().plus(SETTLE));
        registration.refuse(dropped.stream()
                .map(key -> new Problem(key, WORDS.text("dropped", SETTLE.toSeconds())))
                .toList());
    }

    /** Settings that are not well-formed: the last ones stay. */
    synchronized void refuse(List<Problem> problems) {
        waiting = null;
        registration.refuse(problems);
    }

    /** To be called every few seconds. */
    synchronized void tick() {
        Waiting now = waiting;
        if (now != null && !clock.instant().isBefore(now.until())) {
            waiting = null;
            inForce.accept(now.settings());
        }
    }
}
