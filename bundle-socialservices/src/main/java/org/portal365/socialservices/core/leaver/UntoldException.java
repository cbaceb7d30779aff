package org.portal365.socialservices.core.leaver;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An organisation did not tell. */
public final class UntoldException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final String reference;
    private final @Nullable Duration retryAfter;

    /** Why not. */
    public enum Why {
        /** The app gets no token there. */
        NO_TOKEN,
        /** The permission is missing. */
        FORBIDDEN,
        /** Asked too much: to be asked again later. */
        BUSY,
        /** No answer, or none that can be understood. */
        SILENT
    }

    /** @param reference finds the case at Microsoft; may be empty */
    public UntoldException(Why why, String reference, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(why + " " + reference, cause);
        this.why = why;
        this.reference = reference;
        this.retryAfter = retryAfter.orElse(null);
    }

    public Why why() {
        return why;
    }

    public String reference() {
        return reference;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
