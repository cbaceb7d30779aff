package org.portal365.sandbox.entra;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.Directory;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.Person;

/** Issues access tokens for resources of this sandbox and judges those that come back. */
public final class AccessTokens {

    /** Entra back-dates {@code iat} and {@code nbf} by five minutes. */
    public static final Duration BACK_DATED = Duration.ofMinutes(5);

    /** Real moment of issue in milliseconds; {@code iat} is back-dated and too coarse to compare with a revocation. */
    private static final String ISSUED = "xms_issued";

    private final Addresses addresses;
    private final Clock clock;
    private final Directory directory;
    private final SigningKeys keys;

    public AccessTokens(Addresses addresses, Clock clock, Directory directory, SigningKeys keys) {
        this.addresses = addresses;
        this.clock = clock;
        this.directory = directory;
        this.keys = keys;
    }

    /** A signed token with these claims beside the ones that carry {@code token}. */
    public String issue(AccessToken token, Map<String, Object> extra) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("aud", token.audience());
        claims.put("iss", addresses.login() + "/sts/" + token.tid() + "/");
        claims.put("iat", token.issuedAt().minus(BACK_DATED).getEpochSecond());
        claims.put("nbf", token.issuedAt().minus(BACK_DATED).getEpochSecond());
        claims.put("exp", token.expiresAt().getEpochSecond());
        claims.put(ISSUED, token.issuedAt().toEpochMilli());
        claims.put("appid", token.clientId());
        claims.put("oid", token.oid());
        claims.put("tid", token.tid());
        if (token.application()) {
            claims.put("idtyp", "app");
            claims.put("roles", token.roles());
        } else {
            claims.put("idtyp", "user");
            claims.put("scp", String.join(" ", token.scopes()));
            claims.put("upn", token.upn());
        }
        if (token.challengeable()) {
            claims.put("xms_cc", Set.of("cp1"));
        }
        claims.putAll(extra);
        return Jwts.sign(keys.current(false), claims, "access");
    }

    /**
     * Judges the Authorization header of a request to {@code audience}.
     *
     * @param authorization the header as sent, null when absent
     */
    public Verdict verify(@Nullable String authorization, String audience) {
        if (authorization == null || authorization.isBlank()) {
            return refusal("Access token is empty.");
        }
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return refusal("CompactToken parsing failed with error code: 80049217");
        }
        try {
            JsonNode claims = signedClaims(authorization.substring(7).trim());
            if (!claims.path("aud").asText().equals(audience)) {
                return refusal("Access token validation failure. Invalid audience.");
            }
            AccessToken token = read(claims);
            if (!clock.instant().isBefore(token.expiresAt())) {
                return refusal("Lifetime validation failed, the token is expired.");
            }
            return judgeRevocation(token);
        } catch (JoseException | IllegalArgumentException e) {
            return refusal("IDX14100: JWT is not well formed, there are no dots (.).");
        }
    }

    /** Continuous access evaluation: only clients that declared cp1 are challenged, others keep the token to its end. */
    private Verdict judgeRevocation(AccessToken token) {
        Instant validFrom = directory
                .person(token.tid(), token.oid())
                .map(Person::sessionsValidFrom)
                .orElse(Instant.EPOCH);
        if (!token.challengeable() || !token.issuedAt().isBefore(validFrom)) {
            return Verdict.accepted(token);
        }
        String claims =
                "{\"access_token\":{\"nbf\":{\"essential\":true, \"value\":\"" + validFrom.getEpochSecond() + "\"}}}";
        String encoded = Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return Verdict.refused(
                "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp",
                "Bearer realm=\"\", authorization_uri=\"" + addresses.login()
                        + "/common/oauth2/authorize\", client_id=\"" + token.clientId()
                        + "\", error=\"insufficient_claims\", claims=\"" + encoded + "\"");
    }

    private Verdict refusal(String message) {
        return Verdict.refused(
                message,
                "Bearer realm=\"\", authorization_uri=\"" + addresses.login()
                        + "/common/oauth2/authorize\", client_id=\"00000003-0000-0000-c000-000000000000\"");
    }

    private JsonNode signedClaims(String compact) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(
                AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256));
        jws.setCompactSerialization(compact);
        SigningKey key = keys.byId(String.valueOf(jws.getKeyIdHeaderValue()))
                .orElseThrow(() -> new IllegalArgumentException("Unknown key"));
        jws.setKey(SigningKeys.jwk(key).getKey());
        if (!jws.verifySignature()) {
            throw new IllegalArgumentException("Wrong signature");
        }
        return Json.parse(jws.getPayload());
    }

    private static AccessToken read(JsonNode claims) {
        Set<String> roles = new java.util.HashSet<>();
        claims.path("roles").forEach(role -> roles.add(role.asText()));
        String scp = claims.path("scp").asText("");
        return new AccessToken(
                claims.path("tid").asText(),
                claims.path("oid").asText(),
                claims.path("upn").asText(""),
                claims.path("appid").asText(),
                claims.path("aud").asText(),
                scp.isEmpty() ? Set.of() : Set.of(scp.split(" ", -1)),
                roles,
                Instant.ofEpochMilli(claims.path(ISSUED).asLong()),
                Instant.ofEpochSecond(claims.path("exp").asLong()),
                claims.has("xms_cc"));
    }
}
