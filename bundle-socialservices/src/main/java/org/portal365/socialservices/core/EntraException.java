package org.portal365.socialservices.core;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entra ID refused, or did not answer. The message carries codes only: descriptions may name people.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#error-response-1">Error
 *     response</a>
 */
public final class EntraException extends Exception {
    private static final long serialVersionUID = 1L;

    /** "error" when there was no answer to be understood. */
    public static final String NO_ANSWER = "temporarily_unavailable";

    private final String error;
    private final String code;
    private final String correlationId;
    private final @Nullable String claims;
    private final @Nullable Duration retryAfter;

    /**
     * @param error "error", e.g. "invalid_grant"
     * @param code "AADSTS" with its number, or empty
     * @param correlationId may be empty
     * @param claims challenge to send the person back with
     */
    public EntraException(
            String error,
            String code,
            String correlationId,
            @Nullable String claims,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super("Entra ID: " + error + " " + code + " (correlation id " + correlationId + ")", cause);
        this.error = error;
        this.code = code;
        this.correlationId = correlationId;
        this.claims = claims;
        this.retryAfter = retryAfter;
    }

    /** There was no answer, or none to be understood. */
    public static EntraException noAnswer(String correlationId, @Nullable Duration retryAfter, Throwable cause) {
        return new EntraException(NO_ANSWER, "", correlationId, null, retryAfter, cause);
    }

    public String error() {
        return error;
    }

    public String code() {
        return code;
    }

    public String correlationId() {
        return correlationId;
    }

    public Optional<String> claims() {
        return Optional.ofNullable(claims);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
