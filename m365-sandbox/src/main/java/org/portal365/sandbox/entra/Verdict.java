package org.portal365.sandbox.entra;

import org.jspecify.annotations.Nullable;

/**
 * Answer of {@link AccessTokens#verify}: a token, or what to answer with.
 *
 * @param token the accepted token, else null
 * @param status 200, or 401
 * @param code Graph error code, such as InvalidAuthenticationToken
 * @param message text for the error body
 * @param wwwAuthenticate value of the WWW-Authenticate header of a refusal; a claims challenge carries {@code claims}
 */
public record Verdict(
        @Nullable AccessToken token,
        int status,
        String code,
        String message,
        @Nullable String wwwAuthenticate) {

    static Verdict accepted(AccessToken token) {
        return new Verdict(token, 200, "", "", null);
    }

    static Verdict refused(String message, String wwwAuthenticate) {
        return new Verdict(null, 401, "InvalidAuthenticationToken", message, wwwAuthenticate);
    }
}
