package org.portal365.api;

import java.util.Optional;
import java.util.function.Function;

/**
 * How an asked-for thing ended, when refusal is to be expected. Broken worlds are exceptions.
 *
 * @param <T> what was asked for
 * @param <R> why it may be refused; a new constant is a minor version, so callers must have a default
 */
public sealed interface Outcome<T, R extends Enum<R>> permits Done, Refused {
    <X> X fold(Function<T, X> done, Function<Refused<T, R>, X> refused);

    /** What was asked for, when it was done. */
    default Optional<T> optional() {
        return fold(Optional::of, refused -> Optional.empty());
    }

    /** The refusal, when it was refused. */
    default Optional<Refused<T, R>> refusal() {
        return fold(done -> Optional.empty(), Optional::of);
    }

    /** The same outcome of another thing; a refusal stays as it is. */
    default <X> Outcome<X, R> map(Function<T, X> change) {
        return fold(value -> new Done<>(change.apply(value)), Refused::retyped);
    }

    /** What comes next, when this was done. */
    default <X> Outcome<X, R> then(Function<T, Outcome<X, R>> next) {
        return fold(next, Refused::retyped);
    }
}
