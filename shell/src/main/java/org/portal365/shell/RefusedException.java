package org.portal365.shell;

import java.util.Locale;
import org.portal365.api.Outcome;

/** Something was refused; the message is the sentence for the admin. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String sentence) {
        super(sentence);
    }

    /** What was done. */
    static <T, R extends Enum<R>> T done(Outcome<T, R> outcome) throws RefusedException {
        if (outcome.refusal().isPresent()) {
            // The shell itself speaks English.
            throw new RefusedException(outcome.refusal().get().admin().in(Locale.ENGLISH));
        }
        return outcome.optional().orElseThrow();
    }
}
