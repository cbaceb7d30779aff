package org.portal365.api;

import java.util.function.Function;

/** It was done. */
public record Done<T, R extends Enum<R>>(T value) implements Outcome<T, R> {
    /** Done, with nothing to hand back. */
    public static <R extends Enum<R>> Done<Nothing, R> done() {
        return new Done<>(Nothing.NOTHING);
    }

    @Override
    public <X> X fold(Function<T, X> done, Function<Refused<T, R>, X> refused) {
        return done.apply(value);
    }
}
