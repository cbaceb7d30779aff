package org.portal365.api;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * It was not done, for a reason that is part of normal life.
 *
 * @param reason for programs
 * @param user what the user is told: what happened and what can be done, no codes
 * @param admin what an admin is told: the cause with its code, and the cure
 * @param reference finds the case in the log, at the portal and at the outside service; may be empty
 * @param challenge what to ask the user so that the work can go on
 * @param retryAfter when trying again makes sense
 */
public record Refused<T, R extends Enum<R>>(
        R reason, Text user, Text admin, String reference, Optional<Challenge> challenge, Optional<Duration> retryAfter)
        implements Outcome<T, R> {
    /** A refusal that needs the same words for everyone. */
    public static <T, R extends Enum<R>> Refused<T, R> because(R reason, Text words) {
        return because(reason, words, words);
    }

    public static <T, R extends Enum<R>> Refused<T, R> because(R reason, Text user, Text admin) {
        return new Refused<>(reason, user, admin, "", Optional.empty(), Optional.empty());
    }

    public Refused<T, R> withReference(String newReference) {
        return new Refused<>(reason, user, admin, newReference, challenge, retryAfter);
    }

    public Refused<T, R> withChallenge(Challenge newChallenge) {
        return new Refused<>(reason, user, admin, reference, Optional.of(newChallenge), retryAfter);
    }

    public Refused<T, R> withRetryAfter(Duration wait) {
        return new Refused<>(reason, user, admin, reference, challenge, Optional.of(wait));
    }

    /** The same refusal, where another thing was asked for. */
    public <X> Refused<X, R> retyped() {
        return as(reason);
    }

    /** The same refusal in the words of another area. */
    public <X, S extends Enum<S>> Refused<X, S> as(S newReason) {
        return new Refused<>(newReason, user, admin, reference, challenge, retryAfter);
    }

    @Override
    public <X> X fold(Function<T, X> done, Function<Refused<T, R>, X> refused) {
        return refused.apply(this);
    }
}
