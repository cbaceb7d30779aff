package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;

/** {@code /{tenant}/v2.0/adminconsent} (Entra page "v2-admin-consent"): an administrator allows for everybody. */
final class AdminConsentRoutes implements Routes {

    /** What the page's form carries. */
    record Ask(
            String tenant,
            String clientId,
            String redirectUri,
            String scope,
            @Nullable String state) {}

    private final SandboxParts parts;
    private final EntraParts entra;

    AdminConsentRoutes(SandboxParts parts, EntraParts entra) {
        this.parts = parts;
        this.entra = entra;
    }

    @Override
    public void register(Sites sites) {
        sites.browser(routes -> {
            routes.get("/{tenant}/v2.0/adminconsent", this::page);
            routes.post("/signin/adminconsent", this::decide);
        });
    }

    private void page(Context ctx) {
        try {
            Authority authority = Authority.of(ctx.pathParam("tenant"), parts.directory());
            AppRegistration app = client(parameter(ctx, "client_id"), authority);
            Ask ask = new Ask(
                    authority.tenant(),
                    app.id(),
                    parameter(ctx, "redirect_uri"),
                    Objects.requireNonNullElseGet(ctx.queryParam("scope"), () -> registered(app)),
                    ctx.queryParam("state"));
            if (parts.switches().on("replyUrlStrict") && !app.replies(ask.redirectUri())) {
                throw EntraRefusal.of(50011, ask.redirectUri(), app.id());
            }
            RequestedScopes scopes = scopes(ask.scope(), app, authority.segment());
            List<Person> admins = parts.directory().people().stream()
                    .filter(Person::admin)
                    .filter(p -> authority.shared() || p.tid().equals(authority.tenant()))
                    .toList();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("app", app.name());
            values.put("admins", admins);
            values.put("permissions", List.copyOf(scopes.permissions()));
            values.put("application", applicationWords(app));
            values.put("progress", entra.sealed().seal("adminconsent", ask, 0));
            parts.pages().show(ctx, "adminconsent", values);
        } catch (EntraRefusal refusal) {
            new SignInPages(parts, entra).refused(ctx, refusal, null);
        }
    }

    /** ".default" of any resource is all that the registration lists, of every resource (page "scopes-oidc"). */
    private RequestedScopes scopes(String text, AppRegistration app, String tenant) {
        RequestedScopes asked = entra.resources().parse(text, app, tenant);
        return asked.defaults() ? entra.resources().parse(registered(app), app, tenant) : asked;
    }

    private AppRegistration client(String id, Authority authority) {
        return entra.apps().app(id).orElseThrow(() -> EntraRefusal.of(700016, id, authority.segment()));
    }

    /** Without a scope parameter: every permission of the registration, of all its resources. */
    private String registered(AppRegistration app) {
        return app.delegated().stream()
                .map(name -> name.replace("graph/", parts.addresses().graph() + "/")
                        .replace("outlook/", "https://outlook.office.com/"))
                .collect(Collectors.joining(" "));
    }

    private void decide(Context ctx) {
        Ask ask = entra.sealed()
                .open("adminconsent", String.valueOf(ctx.formParam("progress")), Ask.class)
                .orElseThrow(() -> new IllegalArgumentException("This form is not from here"));
        Map<String, String> answer = new LinkedHashMap<>();
        Person admin = parts.directory()
                .home(String.valueOf(ctx.formParam("account")))
                .filter(Person::admin)
                .orElse(null);
        if ("accept".equals(ctx.formParam("decision")) && admin != null) {
            grant(ask, admin.tid());
            answer.put("admin_consent", "True");
            answer.put("tenant", admin.tid());
            answer.put("scope", ask.scope());
        } else {
            EntraRefusal refusal = EntraRefusal.of(65004);
            answer.put("error", "consent_required");
            answer.put("error_description", ErrorTrace.of(ctx, parts.clock()).description(refusal));
            answer.put("admin_consent", "True");
            answer.put("tenant", ask.tenant());
        }
        if (ask.state() != null) {
            answer.put("state", ask.state());
        }
        ctx.redirect(ask.redirectUri() + (ask.redirectUri().indexOf('?') < 0 ? "?" : "&") + encoded(answer));
    }

    private void grant(Ask ask, String tid) {
        AppRegistration app = entra.apps().app(ask.clientId()).orElseThrow();
        List<String> names = new ArrayList<>(scopes(ask.scope(), app, tid).qualified());
        app.application().forEach(name -> names.add("app:" + name));
        List.of("openid", "profile", "email", "offline_access").forEach(name -> names.add("openid/" + name));
        entra.consents().grantForTenant(tid, app.id(), names);
    }

    private List<String> applicationWords(AppRegistration app) {
        return app.application().stream()
                .map(name -> entra.resources()
                        .byQualifiedName(name)
                        .map(Permission::words)
                        .orElse(name))
                .toList();
    }

    private static String parameter(Context ctx, String name) {
        String value = ctx.queryParam(name);
        if (value == null || value.isEmpty()) {
            throw EntraRefusal.of(900144, name);
        }
        return value;
    }

    private static String encoded(Map<String, String> answer) {
        return answer.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
