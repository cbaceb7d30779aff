package org.portal365.m365.sdk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The claims challenge in WWW-Authenticate headers.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Claims challenges</a>
 */
final class ClaimsChallenge {
    private static final Pattern CLAIMS = Pattern.compile("\\bclaims=\"([A-Za-z0-9+/=_-]{1,8192})\"");

    private ClaimsChallenge() {}

    /** The challenge as JSON, when one of the headers has one. */
    static Optional<String> in(List<String> headers) {
        return headers.stream()
                .filter(header -> header.regionMatches(true, 0, "Bearer", 0, "Bearer".length()))
                .map(CLAIMS::matcher)
                .filter(Matcher::find)
                .flatMap(found -> decode(found.group(1)).stream())
                .findFirst();
    }

    private static Optional<String> decode(String base64) {
        try {
            byte[] json = Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
            return Optional.of(new String(json, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
