package org.portal365.socialservices.entra;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portal365.api.social.Token;

/**
 * Reads access tokens in the cache form that all MSAL libraries share. Asking msal4j itself costs more, and it may go to
 * the network on its own.
 */
final class MsalCache {
    /** What msal4j too leaves as a margin. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private MsalCache() {}

    /** A token of the tenant with all the scopes, good for five minutes more. */
    static Optional<Token> accessToken(String cache, String clientId, String tenant, Set<String> scopes, Instant now) {
        Map<String, Object> all;
        try {
            all = JSONObjectUtils.parse(cache);
        } catch (ParseException e) {
            return Optional.empty();
        }
        if (!(all.get("AccessToken") instanceof Map<?, ?> tokens)) {
            return Optional.empty();
        }
        return tokens.values().stream()
                .filter(Map.class::isInstance)
                .map(token -> (Map<?, ?>) token)
                .filter(token -> clientId.equals(token.get("client_id")))
                .filter(token -> tenant.equals(token.get("realm")))
                .filter(token -> targets(token).containsAll(lower(scopes.toArray(String[]::new))))
                .map(token -> new Token(String.valueOf(token.get("secret")), expiry(token)))
                .filter(token -> token.expires().isAfter(now.plus(MARGIN)))
                .findFirst();
    }

    private static Set<String> targets(Map<?, ?> token) {
        return lower(String.valueOf(token.get("target")).split(" ", -1));
    }

    private static Set<String> lower(String[] scopes) {
        return Arrays.stream(scopes)
                .map(scope -> scope.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Instant expiry(Map<?, ?> token) {
        String seconds = String.valueOf(token.get("expires_on"));
        return seconds.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : Instant.EPOCH;
    }
}
