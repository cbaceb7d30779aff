package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.SandboxParts;

/** The refresh_token grant. Every answer carries a new refresh token; the old one stays usable, as with Entra. */
final class RefreshRedemption {

    private static final Duration INACTIVE = Duration.ofDays(90);

    private final SandboxParts parts;
    private final EntraParts entra;
    private final TokenAnswers answers;

    RefreshRedemption(SandboxParts parts, EntraParts entra, TokenAnswers answers) {
        this.parts = parts;
        this.entra = entra;
        this.answers = answers;
    }

    Map<String, @Nullable Object> redeem(Context ctx, Authority authority, AppRegistration app) {
        String sent = CodeRedemption.required(ctx, "refresh_token");
        Grant grant = entra.sealed()
                .open("refresh", sent.startsWith("1.") ? sent.substring(2) : sent, Grant.class)
                .filter(g -> g.clientId().equals(app.id()))
                .filter(g -> authority.shared() || authority.tenant().equals(g.tid()))
                .orElseThrow(() -> EntraRefusal.of(70000));
        Person person = parts.directory().person(grant.tid(), grant.oid()).orElseThrow(() -> EntraRefusal.of(70000));
        checkAge(grant, person);
        checkPerson(person, grant, app);
        if (parts.switches().on("refreshSingleUse") && !entra.used().use(grant.id())) {
            throw EntraRefusal.of(70000);
        }
        String scope = ctx.formParam("scope");
        String text = scope == null || scope.isBlank() ? grant.scope() : scope;
        RequestedScopes asked = entra.resources().parseForToken(text, app, grant.tid());
        boolean challengeable = grant.challengeable()
                || AuthorizationRequest.declaresChallenges(String.valueOf(ctx.formParam("claims")));
        return answers.forPerson(
                person, app, grant.with(challengeable), asked, "1".equals(ctx.formParam("client_info")));
    }

    private void checkAge(Grant grant, Person person) {
        Instant now = parts.clock().instant();
        if (now.isAfter(grant.issued().plus(INACTIVE))) {
            throw EntraRefusal.of(700082, grant.issued());
        }
        if (grant.signedIn().isBefore(person.sessionsValidFrom())) {
            throw EntraRefusal.of(50173, grant.issued(), person.sessionsValidFrom());
        }
        long minutes = parts.switches().number("signInFrequencyMinutes");
        if (minutes > 0 && now.isAfter(grant.signedIn().plus(Duration.ofMinutes(minutes)))) {
            throw EntraRefusal.of(70043, grant.issued(), minutes * 60);
        }
    }

    private void checkPerson(Person person, Grant grant, AppRegistration app) {
        if (person.blocked()) {
            throw EntraRefusal.of(50057);
        }
        if (app.assignmentRequired() && person.tid().equals(app.tenant()) && !person.assigned()) {
            throw EntraRefusal.of(50105, "'" + app.id() + "'(" + app.name() + ")", person.login());
        }
        if (parts.switches().on("conditionalAccessBlock")) {
            throw EntraRefusal.of(53003);
        }
        if ((parts.switches().on("mfa") || person.mfa()) && !grant.mfa()) {
            throw EntraRefusal.challenge(
                    50076, "{\"access_token\":{\"capolids\":{\"essential\":true,\"values\":[\"sandbox\"]}}}", app.id());
        }
    }
}
