package org.portal365.diskoffice.core;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outside drive did not do it. Expected, so without a stack trace. */
public final class RemoteFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public enum Kind {
        /** The person must sign in again, with the claims if there are any. */
        SIGN_IN,
        CONSENT,
        /** An admin must act: no licence, blocked by policy, credential expired. */
        ADMIN,
        THROTTLED,
        /** Open in Office: HTTP 423, whatever the code says. */
        LOCKED,
        /** Not there (any more). */
        GONE,
        /** Changed under way: HTTP 412, or another eTag after than before. */
        CHANGED,
        /** The upload session is unknown or out of step. */
        UPLOAD_LOST,
        /** The outside drive is full: HTTP 507. */
        FULL,
        MALWARE,
        /** Larger than we take. */
        TOO_LARGE,
        /** Any other refusal: repeating does not help. */
        REFUSED,
        /** The user it is done for has left the portal. */
        OWNER_LEFT,
        /** No answer, a broken answer, or a server error. */
        UNREACHABLE
    }

    private final Kind kind;
    private final transient @Nullable Duration retryAfter;
    private final @Nullable String claims;

    /**
     * A fault as the service told it.
     *
     * @param message what was tried, with ids for the log; never content, addresses or tokens
     */
    public RemoteFault(
            Kind kind,
            String message,
            @Nullable Duration retryAfter,
            @Nullable String claims,
            @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.claims = claims;
    }

    public RemoteFault(Kind kind, String message) {
        this(kind, message, null, null, null);
    }

    public Kind kind() {
        return kind;
    }

    /** How long the service asks to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What the next sign-in must prove. */
    public Optional<String> claims() {
        return Optional.ofNullable(claims);
    }
}
