package org.portal365.sandbox.entra;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;
import org.portal365.sandbox.Tenant;

/** {@code POST /{tenant}/oauth2/v2.0/token}. */
final class TokenRoutes implements Routes {

    private final SandboxParts parts;
    private final EntraParts entra;
    private final ClientAuthentication clients;
    private final CodeRedemption codes;
    private final RefreshRedemption refreshes;
    private final TokenAnswers answers;

    TokenRoutes(SandboxParts parts, EntraParts entra) {
        this.parts = parts;
        this.entra = entra;
        this.clients = new ClientAuthentication(
                entra.apps(), parts.directory(), parts.clock(), new ClientAssertions(parts.addresses(), parts.clock()));
        this.answers = new TokenAnswers(parts, entra);
        this.codes = new CodeRedemption(parts, entra, answers);
        this.refreshes = new RefreshRedemption(parts, entra, answers);
    }

    @Override
    public void register(Sites sites) {
        sites.login(routes -> routes.post("/{tenant}/oauth2/v2.0/token", this::token));
    }

    private void token(Context ctx) throws JsonProcessingException {
        ctx.header("Cache-Control", "no-store, no-cache")
                .header("Pragma", "no-cache")
                .header("Expires", "-1");
        ctx.header("x-ms-clitelem", "1,0,0,,").contentType("application/json; charset=utf-8");
        try {
            Map<String, @Nullable Object> answer = answer(ctx);
            ctx.result(Json.MAPPER.writeValueAsString(answer));
        } catch (EntraRefusal refusal) {
            ErrorTrace trace = ErrorTrace.of(ctx, parts.clock());
            ctx.status(refusal.status())
                    .result(Json.write(trace.body(refusal, parts.addresses().login())));
        }
    }

    private Map<String, @Nullable Object> answer(Context ctx) {
        Authority authority = Authority.of(ctx.pathParam("tenant"), parts.directory());
        String grantType = ctx.formParam("grant_type");
        if (grantType == null || grantType.isEmpty()) {
            throw EntraRefusal.of(900144, "grant_type");
        }
        return switch (grantType) {
            case "authorization_code" -> codes.redeem(ctx, authority, clients.authenticate(ctx, authority));
            case "refresh_token" -> refreshes.redeem(ctx, authority, clients.authenticate(ctx, authority));
            case "client_credentials" -> application(ctx, authority, clients.authenticate(ctx, authority));
            default -> throw EntraRefusal.of(70003, grantType);
        };
    }

    private Map<String, @Nullable Object> application(Context ctx, Authority authority, AppRegistration app) {
        if (authority.shared() || authority.tenant().equals(Tenant.CONSUMERS)) {
            throw EntraRefusal.of(90002, authority.segment());
        }
        String scope = ctx.formParam("scope");
        if (scope == null || scope.isBlank()) {
            throw EntraRefusal.of(900144, "scope");
        }
        RequestedScopes asked = entra.resources().parseForToken(scope, app, authority.tenant());
        if (!asked.defaults()) {
            throw EntraRefusal.of(1002012, scope);
        }
        boolean known =
                authority.tenant().equals(app.tenant()) || entra.consents().inTenant(authority.tenant(), app.id());
        if (!known) {
            throw EntraRefusal.of(700016, app.id(), authority.tenant());
        }
        return answers.forApplication(app, authority.tenant(), asked, roles(app, authority.tenant(), asked));
    }

    /** Application permissions count once an administrator consented to them in the tenant. */
    private Set<String> roles(AppRegistration app, String tid, RequestedScopes asked) {
        Set<String> roles = new TreeSet<>();
        Set<String> granted = entra.consents().ofTenant(tid, app.id());
        app.application().stream()
                .filter(name -> name.startsWith(asked.resource() + "/") && granted.contains("app:" + name))
                .forEach(name -> roles.add(name.substring(name.indexOf('/') + 1)));
        return roles;
    }
}
