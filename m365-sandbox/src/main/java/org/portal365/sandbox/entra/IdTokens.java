package org.portal365.sandbox.entra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Canaries;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.SandboxParts;

/** Issues v2.0 id_tokens (Entra page "id-token-claims-reference"). */
final class IdTokens {

    private static final Duration LIFE = Duration.ofHours(1);

    private final SandboxParts parts;
    private final Forgeries forgeries;
    private final ForgedJwt forged;

    IdTokens(SandboxParts parts, Forgeries forgeries) {
        this.parts = parts;
        this.forgeries = forgeries;
        this.forged = new ForgedJwt(parts.keys());
    }

    String issue(Person person, AppRegistration app, Grant grant, RequestedScopes scopes) {
        Map<String, @Nullable Object> claims = claims(person, app, grant, scopes);
        Optional<Forgery> forgery = forgeries.take("id_token");
        if (forgery.isPresent()) {
            forgery.get().applyTo(claims);
            return forged.build(forgery.get(), person.personal(), Jwts.payload(claims, "id"));
        }
        return Jwts.sign(parts.keys().current(person.personal()), claims, "id");
    }

    private Map<String, @Nullable Object> claims(
            Person person, AppRegistration app, Grant grant, RequestedScopes scopes) {
        Instant now = parts.clock().instant();
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("aud", app.id());
        claims.put("iss", parts.addresses().issuer(person.tid()));
        claims.put("iat", now.minus(AccessTokens.BACK_DATED).getEpochSecond());
        claims.put("nbf", now.minus(AccessTokens.BACK_DATED).getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("rh", "1." + Canaries.random(40));
        claims.put("sub", pairwise(person, app));
        claims.put("tid", person.tid());
        claims.put("uti", Canaries.random(16));
        claims.put("ver", "2.0");
        if (grant.nonce() != null) {
            claims.put("nonce", grant.nonce());
        }
        if (scopes.has("profile")) {
            claims.put("oid", person.oid());
            claims.put("name", person.name());
            claims.put("preferred_username", person.login());
        }
        if (scopes.has("email")) {
            claims.put("email", person.login());
        }
        if (person.guest()) {
            claims.put("idp", homeIssuer(person));
        }
        optional(claims, person, app, grant);
        return claims;
    }

    private static void optional(
            Map<String, @Nullable Object> claims, Person person, AppRegistration app, Grant grant) {
        if (app.optionalClaims().contains("sid")) {
            claims.put("sid", grant.sid());
        }
        if (app.optionalClaims().contains("login_hint")) {
            claims.put("login_hint", person.login());
        }
        if (app.optionalClaims().contains("acct")) {
            claims.put("acct", person.guest() ? 1 : 0);
        }
        if (app.optionalClaims().contains("email")) {
            claims.putIfAbsent("email", person.login());
        }
    }

    private String homeIssuer(Person guest) {
        return parts.directory()
                .home(guest.login())
                .map(home -> "https://sts.windows.net/" + home.tid() + "/")
                .orElse("");
    }

    /** Another subject for every application, the same one every time. */
    static String pairwise(Person person, AppRegistration app) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((person.key() + "|" + app.id()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
