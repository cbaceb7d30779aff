package org.portal365.api.module;

import java.util.Optional;
import org.portal365.api.Challenge;
import org.portal365.api.Text;

/**
 * What a check found, and what to do about it.
 *
 * @param cure empty words when nothing needs to be done
 * @param reference finds the case at the outside service, e.g. a request id; may be empty
 * @param challenge what to ask whoever checks, so that it works or can be tried
 */
public record Finding(Level level, Text text, Text cure, String reference, Optional<Challenge> challenge) {
    /** One without a reference. */
    public Finding(Level level, Text text, Text cure) {
        this(level, text, cure, "", Optional.empty());
    }

    public static Finding ok(Text text) {
        return new Finding(Level.OK, text, Text.of(""));
    }

    public static Finding warning(Text text, Text cure) {
        return new Finding(Level.WARNING, text, cure);
    }

    public static Finding failed(Text text, Text cure) {
        return new Finding(Level.FAILED, text, cure);
    }

    public static Finding skipped(Text text, Text cure) {
        return new Finding(Level.SKIPPED, text, cure);
    }

    public Finding withReference(String newReference) {
        return new Finding(level, text, cure, newReference, challenge);
    }

    public Finding withChallenge(Optional<Challenge> newChallenge) {
        return new Finding(level, text, cure, reference, newChallenge);
    }

    /** How bad it is. */
    public enum Level {
        OK,
        WARNING,
        FAILED,
        /** It could not be tried; the cure says what it takes. */
        SKIPPED
    }
}
