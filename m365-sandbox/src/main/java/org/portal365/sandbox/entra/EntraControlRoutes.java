package org.portal365.sandbox.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;

/** JSON interface for tests: applications, forged answers, key rollover, people. */
final class EntraControlRoutes implements Routes {

    private final SandboxParts parts;
    private final EntraParts entra;

    EntraControlRoutes(SandboxParts parts, EntraParts entra) {
        this.parts = parts;
        this.entra = entra;
    }

    @Override
    public void register(Sites sites) {
        sites.browser(routes -> {
            routes.get("/control/apps", ctx -> json(ctx, entra.apps().all()));
            routes.post("/control/apps", this::registerApp);
            routes.post(
                    "/control/apps/{id}/secrets",
                    ctx -> json(ctx, Map.of("secret", entra.apps().addSecret(ctx.pathParam("id")))));
            routes.post("/control/apps/{id}/expire-secrets", ctx -> {
                entra.apps().expireSecrets(ctx.pathParam("id"));
                ctx.status(204);
            });
            routes.get("/control/forgeries", ctx -> json(ctx, entra.forgeries().queued()));
            routes.post("/control/forgeries", ctx -> {
                entra.forgeries().add(Json.read(ctx.body(), Forgery.class));
                ctx.status(204);
            });
            routes.post("/control/forgeries/clear", ctx -> {
                entra.forgeries().clear();
                ctx.status(204);
            });
            routes.after("/control/reset", ctx -> entra.forgeries().clear());
            routes.get("/control/verifiers", ctx -> json(ctx, entra.verifiers().all()));
            routes.post("/control/keys/roll", ctx -> {
                parts.keys().roll("true".equals(ctx.queryParam("withdraw")));
                ctx.status(204);
            });
            routes.post("/control/consents/clear", ctx -> {
                entra.consents().clear();
                ctx.status(204);
            });
            routes.post("/control/consents/tenant/{tenant}", this::consent);
            routes.post("/control/consents/withdraw/{permission}", ctx -> {
                entra.consents().withdraw(ctx.pathParam("permission"));
                ctx.status(204);
            });
        });
        people(sites);
    }

    private void people(Sites sites) {
        sites.browser(routes -> {
            routes.get("/control/people", ctx -> json(ctx, parts.directory().people()));
            routes.post("/control/people/{upn}", this::changePerson);
            routes.post("/control/people/{upn}/revoke", this::revoke);
            routes.post("/control/people/{upn}/delete", ctx -> {
                parts.directory().delete(person(ctx));
                ctx.status(204);
            });
            routes.post("/control/people/{upn}/token", this::token);
        });
    }

    private void registerApp(Context ctx) {
        AppRegistration app = Json.read(ctx.body(), AppRegistration.class);
        entra.apps().put(app);
        json(ctx, app);
    }

    /** Merges the given members into the person, for example {@code {"blocked": true}}. */
    private void changePerson(Context ctx) {
        JsonNode change = Json.parse(ctx.body());
        json(ctx, parts.directory().change(person(ctx), person -> Json.merge(person, change, Person.class)));
    }

    /** Revokes every grant and session of the person, as a password change does. */
    private void revoke(Context ctx) {
        json(
                ctx,
                parts.directory()
                        .change(
                                person(ctx),
                                person -> person.revokedAt(parts.clock().instant())));
    }

    /** A day's token of Graph without a sign-in, for tests and measurements: {@code {"scopes": "Files.ReadWrite"}}. */
    private void token(Context ctx) {
        Person person = person(ctx);
        Instant now = parts.clock().instant();
        AccessToken token = new AccessToken(
                person.tid(),
                person.oid(),
                person.upn(),
                entra.apps().all().get(0).id(),
                parts.addresses().graph(),
                Set.of(Json.parse(ctx.body()).path("scopes").asText().split(" ")),
                Set.of(),
                now,
                now.plus(Duration.ofDays(1)),
                true);
        json(ctx, Map.of("token", parts.accessTokens().issue(token, Map.of())));
    }

    /** What an administrator of the tenant permits: {@code {"permissions": ["app:graph/User.Read.All"]}}. */
    private void consent(Context ctx) {
        List<String> permissions = new ArrayList<>();
        Json.parse(ctx.body()).path("permissions").forEach(each -> permissions.add(each.asText()));
        String client = entra.apps().all().get(0).id();
        entra.consents().grantForTenant(ctx.pathParam("tenant"), client, permissions);
        ctx.status(204);
    }

    private Person person(Context ctx) {
        String upn = ctx.pathParam("upn");
        return parts.directory().people().stream()
                .filter(p -> p.upn().equals(upn))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + upn));
    }

    private static void json(Context ctx, Object value) {
        ctx.contentType("application/json").result(Json.write(value));
    }
}
