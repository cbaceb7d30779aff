package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;

/** {@code /{tenant}/oauth2/v2.0/logout} with front-channel logout by {@code sid} only, as Entra does. */
final class LogoutRoutes implements Routes {

    private final SandboxParts parts;
    private final EntraParts entra;
    private final SsoCookie cookie;

    LogoutRoutes(SandboxParts parts, EntraParts entra) {
        this.parts = parts;
        this.entra = entra;
        this.cookie = new SsoCookie(entra.sealed());
    }

    @Override
    public void register(Sites sites) {
        sites.browser(routes -> {
            routes.get(
                    "/{tenant}/oauth2/v2.0/logout",
                    ctx -> logout(ctx, ctx.queryParam("post_logout_redirect_uri"), ctx.queryParam("state")));
            routes.post(
                    "/{tenant}/oauth2/v2.0/logout",
                    ctx -> logout(ctx, ctx.formParam("post_logout_redirect_uri"), ctx.formParam("state")));
        });
    }

    private void logout(Context ctx, @Nullable String asked, @Nullable String state) {
        Optional<SsoSession> session = cookie.read(ctx);
        cookie.clear(ctx);
        List<String> frames = new ArrayList<>();
        String target = "";
        for (AppRegistration app : entra.apps().all()) {
            Optional<String> visited = session.map(SsoSession::clients).map(clients -> clients.get(app.id()));
            if (visited.isPresent() && app.logoutUrl() != null) {
                frames.add(frame(
                        app.logoutUrl(), visited.get(), session.orElseThrow().sid()));
            }
            // An address nobody registered is silently not followed.
            if (asked != null && (app.replies(asked) || !parts.switches().on("replyUrlStrict"))) {
                target = asked + stateSuffix(asked, state);
            }
        }
        parts.pages().show(ctx, "loggedout", Map.of("frames", frames, "target", target));
    }

    private static String stateSuffix(String uri, @Nullable String state) {
        if (state == null) {
            return "";
        }
        return (uri.indexOf('?') < 0 ? "?" : "&") + "state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    /** The registered address with {@code sid}; a registered http://localhost takes the port of the application. */
    private static String frame(String logoutUrl, String redirectUri, String sid) {
        URI registered = URI.create(logoutUrl);
        String address = logoutUrl;
        if ("localhost".equals(registered.getHost()) && registered.getPort() < 0) {
            int port = URI.create(redirectUri).getPort();
            address = "http://localhost" + (port < 0 ? "" : ":" + port) + registered.getRawPath();
        }
        return address + (address.indexOf('?') < 0 ? "?" : "&") + "sid="
                + URLEncoder.encode(sid, StandardCharsets.UTF_8);
    }
}
