package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Switches;

/** The authorization_code grant: each rule of RFC 6749 4.1.3 and RFC 7636 4.6, with Entra's numbers. */
final class CodeRedemption {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final SandboxParts parts;
    private final EntraParts entra;
    private final TokenAnswers answers;

    CodeRedemption(SandboxParts parts, EntraParts entra, TokenAnswers answers) {
        this.parts = parts;
        this.entra = entra;
        this.answers = answers;
    }

    Map<String, @Nullable Object> redeem(Context ctx, Authority authority, AppRegistration app) {
        String code = required(ctx, "code");
        String verifier = Objects.requireNonNullElse(ctx.formParam("code_verifier"), "");
        entra.verifiers().add(verifier);
        Grant grant = entra.sealed()
                .open("code", code.startsWith("1.") ? code.substring(2) : code, Grant.class)
                .orElseThrow(() -> EntraRefusal.of(70000));
        if (!grant.clientId().equals(app.id())) {
            throw EntraRefusal.of(70000);
        }
        if (!authority.shared() && !authority.tenant().equals(grant.tid())) {
            throw EntraRefusal.of(700005);
        }
        if (!parts.clock().instant().isBefore(grant.issued().plus(LIFE))) {
            throw EntraRefusal.of(70008);
        }
        Switches switches = parts.switches();
        if (switches.on("replyUrlStrict") && !required(ctx, "redirect_uri").equals(grant.redirectUri())) {
            throw EntraRefusal.of(90023);
        }
        if (switches.on("pkceStrict")) {
            verifyPkce(grant, verifier);
        }
        // Marked as used last: a wrong verifier must not burn the code of the honest client.
        if (!entra.used().use(grant.id()) && switches.on("codeSingleUse")) {
            throw EntraRefusal.of(54005);
        }
        Person person = parts.directory().person(grant.tid(), grant.oid()).orElseThrow(() -> EntraRefusal.of(70000));
        if (person.blocked()) {
            throw EntraRefusal.of(50057);
        }
        String scope = ctx.formParam("scope");
        boolean own = scope != null && !scope.isBlank();
        RequestedScopes asked = own
                ? entra.resources().parseForToken(scope, app, grant.tid())
                : entra.resources().parse(grant.scope(), app, grant.tid());
        return answers.forPerson(person, app, grant, asked, "1".equals(ctx.formParam("client_info")));
    }

    private static void verifyPkce(Grant grant, String verifier) {
        boolean plain = grant.codeChallengeMethod().equals("plain");
        String proof = verifier.isEmpty() || plain ? verifier : s256(verifier);
        if (!proof.equals(grant.codeChallenge())) {
            throw EntraRefusal.of(501481);
        }
    }

    private static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String required(Context ctx, String name) {
        String value = ctx.formParam(name);
        if (value == null || value.isEmpty()) {
            throw EntraRefusal.of(900144, name);
        }
        return value;
    }
}
