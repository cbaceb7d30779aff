package org.portal365.sandbox.entra;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Canaries;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.SandboxParts;

/** Builds successful token answers. */
final class TokenAnswers {

    /** Real refresh tokens are between 1 and 2 KB. */
    private static final int REFRESH_LENGTH = 1_250;

    private final SandboxParts parts;
    private final EntraParts entra;
    private final IdTokens idTokens;

    TokenAnswers(SandboxParts parts, EntraParts entra) {
        this.parts = parts;
        this.entra = entra;
        this.idTokens = new IdTokens(parts, entra.forgeries());
    }

    /** Answer for a person's grant, limited to what is consented. */
    Map<String, @Nullable Object> forPerson(
            Person person, AppRegistration app, Grant grant, RequestedScopes asked, boolean clientInfo) {
        Set<String> names = consented(person, app, grant, asked);
        Duration life = life(grant.challengeable());
        Instant now = parts.clock().instant();
        AccessToken token = new AccessToken(
                person.tid(),
                person.oid(),
                person.upn(),
                app.id(),
                asked.audience(),
                names,
                Set.of(),
                now,
                now.plus(life),
                grant.challengeable());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("token_type", "Bearer");
        answer.put("scope", scopeText(asked, names));
        answer.put("expires_in", life.toSeconds() - 1);
        answer.put("ext_expires_in", life.toSeconds() - 1);
        answer.put("access_token", parts.accessTokens().issue(token, details(person, app, grant)));
        if (asked.has("offline_access")) {
            Grant next = grant.renewed(UUID.randomUUID().toString(), now);
            answer.put("refresh_token", "1." + entra.sealed().seal("refresh", next, REFRESH_LENGTH));
        }
        if (asked.has("openid")) {
            answer.put("id_token", idTokens.issue(person, app, grant, asked));
        }
        if (clientInfo) {
            answer.put("client_info", clientInfo(person));
        }
        entra.forgeries().take("token").ifPresent(forgery -> forgery.applyTo(answer));
        return answer;
    }

    /** Answer for the application itself. */
    Map<String, @Nullable Object> forApplication(
            AppRegistration app, String tid, RequestedScopes asked, Set<String> roles) {
        Duration life = life(false);
        Instant now = parts.clock().instant();
        String principal = UUID.nameUUIDFromBytes((app.id() + tid).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("token_type", "Bearer");
        answer.put("expires_in", life.toSeconds() - 1);
        answer.put("ext_expires_in", life.toSeconds() - 1);
        if ("self".equals(asked.resource())) {
            answer.put("access_token", ownToken(app, tid, principal, now, life));
        } else {
            AccessToken token = new AccessToken(
                    tid, principal, "", app.id(), asked.audience(), Set.of(), roles, now, now.plus(life), false);
            answer.put("access_token", parts.accessTokens().issue(token, Map.of("sub", principal, "ver", "1.0")));
        }
        entra.forgeries().take("token").ifPresent(forgery -> forgery.applyTo(answer));
        return answer;
    }

    String clientInfo(Person person) {
        Person home = parts.directory().home(person.login()).orElse(person);
        Map<String, String> info = new LinkedHashMap<>();
        info.put("uid", home.oid());
        info.put("utid", home.tid());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(info).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** v2.0 token for the application's own audience, with exactly the claims of the recording. */
    private String ownToken(AppRegistration app, String tid, String principal, Instant now, Duration life) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("aud", app.id());
        claims.put("iss", parts.addresses().issuer(tid));
        claims.put("iat", now.minus(AccessTokens.BACK_DATED).getEpochSecond());
        claims.put("nbf", now.minus(AccessTokens.BACK_DATED).getEpochSecond());
        claims.put("exp", now.plus(life).getEpochSecond());
        claims.put("azp", app.id());
        claims.put("azpacr", "1");
        claims.put("oid", principal);
        claims.put("rh", "1." + Canaries.random(40));
        claims.put("sub", principal);
        claims.put("tid", tid);
        claims.put("uti", Canaries.random(16));
        claims.put("ver", "2.0");
        claims.put("xms_ftd", Canaries.random(60));
        return Jwts.sign(parts.keys().current(false), claims, "access");
    }

    private Set<String> consented(Person person, AppRegistration app, Grant grant, RequestedScopes asked) {
        boolean fewer = grant.isCode() && parts.switches().on("granularConsent");
        Set<String> granted = entra.consents().of(person, app.id());
        Set<String> names = new LinkedHashSet<>();
        for (Permission permission : asked.permissions()) {
            if (asked.tokenScopes().contains(permission.name())) {
                if (granted.contains(permission.qualified())) {
                    names.add(permission.name());
                } else if (!fewer) {
                    throw EntraRefusal.of(65001, app.id(), app.name());
                }
            }
        }
        return names;
    }

    /** Scopes come back in the form they were asked in: short, or with their resource. */
    private static String scopeText(RequestedScopes asked, Set<String> names) {
        List<String> words = List.of(asked.text().trim().split("\\s+", -1));
        Set<String> shown = new LinkedHashSet<>();
        for (String name : names) {
            shown.add(words.stream()
                    .filter(word -> word.endsWith("/" + name))
                    .findFirst()
                    .orElse(name));
        }
        return String.join(" ", shown);
    }

    private Map<String, Object> details(Person person, AppRegistration app, Grant grant) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("acct", person.guest() ? 1 : 0);
        details.put("acr", "1");
        details.put("amr", grant.mfa() ? List.of("pwd", "mfa") : List.of("pwd"));
        details.put("app_displayname", app.name());
        details.put("appidacr", "1");
        details.put("family_name", person.surname());
        details.put("given_name", person.givenName());
        details.put("ipaddr", "127.0.0.1");
        details.put("name", person.name());
        details.put("rh", "1." + Canaries.random(40));
        details.put("sid", grant.sid());
        details.put("sub", IdTokens.pairwise(person, app));
        details.put("unique_name", person.login());
        details.put("uti", Canaries.random(16));
        details.put("ver", "1.0");
        return details;
    }

    /** 60 to 90 minutes at random; 24 hours for clients that handle claims challenges. */
    private Duration life(boolean challengeable) {
        long fixed = parts.switches().number("accessTokenSeconds");
        if (fixed > 0) {
            return Duration.ofSeconds(fixed);
        }
        return challengeable
                ? Duration.ofHours(24)
                : Duration.ofSeconds(ThreadLocalRandom.current().nextInt(3_600, 5_400));
    }
}
