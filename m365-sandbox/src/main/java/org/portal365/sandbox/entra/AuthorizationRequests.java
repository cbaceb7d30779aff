package org.portal365.sandbox.entra;

import java.util.Map;
import java.util.Set;
import org.portal365.sandbox.SandboxParts;

/** Checks authorization requests in the order Entra does: what may be answered by redirect comes last. */
final class AuthorizationRequests {

    private static final Set<String> MODES = Set.of("query", "fragment", "form_post");
    private static final Set<String> PROMPTS = Set.of("", "none", "login", "consent", "select_account", "create");

    private final SandboxParts parts;
    private final AppRegistrations apps;
    private final Resources resources;

    AuthorizationRequests(SandboxParts parts, AppRegistrations apps, Resources resources) {
        this.parts = parts;
        this.apps = apps;
        this.resources = resources;
    }

    /** Authority, client and reply URL. A refusal here is a page, never a redirect. */
    AuthorizationRequest trusted(String tenant, Map<String, String> sent) {
        Authority authority = Authority.of(tenant, parts.directory());
        AppRegistration app = client(sent.getOrDefault("client_id", ""), authority);
        return AuthorizationRequest.of(authority.segment(), replyUrl(app, sent.getOrDefault("redirect_uri", "")), sent);
    }

    /** The rest. A refusal here goes back to the reply URL. */
    void check(AuthorizationRequest request, Map<String, String> sent) {
        String type = sent.getOrDefault("response_type", "");
        if (type.isEmpty()) {
            throw EntraRefusal.of(900144, "response_type");
        }
        if (!type.equals("code")) {
            throw EntraRefusal.of(700051, type);
        }
        boolean hintWithChooser =
                request.prompts("select_account") && !request.loginHint().isEmpty();
        if (!MODES.contains(request.responseMode()) || !PROMPTS.contains(request.prompt()) || hintWithChooser) {
            throw EntraRefusal.of(90013);
        }
        if (!request.codeChallenge().isEmpty()
                && (!Set.of("S256", "plain").contains(request.codeChallengeMethod())
                        || !request.codeChallenge().matches("[A-Za-z0-9._~-]{43,128}"))) {
            throw EntraRefusal.of(9002313);
        }
        AppRegistration app = apps.app(request.clientId()).orElseThrow();
        resources.parse(request.scope(), app, request.authority());
    }

    /** An unusable response_mode is answered in the default one. */
    static String answerMode(AuthorizationRequest request) {
        return MODES.contains(request.responseMode()) ? request.responseMode() : "query";
    }

    private AppRegistration client(String id, Authority authority) {
        if (id.isEmpty()) {
            throw EntraRefusal.of(900144, "client_id");
        }
        AppRegistration app = apps.app(id).orElseThrow(() -> EntraRefusal.of(700016, id, directoryName(authority)));
        if (!app.multiTenant() && authority.shared()) {
            throw EntraRefusal.of(50194, app.id());
        }
        if (!app.multiTenant() && !app.tenant().equals(authority.tenant())) {
            throw EntraRefusal.of(700016, id, directoryName(authority));
        }
        return app;
    }

    private String directoryName(Authority authority) {
        return parts.directory()
                .tenant(authority.tenant())
                .map(tenant -> tenant.name())
                .orElse("Microsoft");
    }

    private String replyUrl(AppRegistration app, String sent) {
        if (sent.isEmpty()) {
            return app.replyUrls().stream().findFirst().orElseThrow(() -> EntraRefusal.of(500113));
        }
        if (parts.switches().on("replyUrlStrict") && !app.replies(sent)) {
            throw EntraRefusal.of(50011, sent, app.id());
        }
        return sent;
    }
}
