package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;
import org.portal365.sandbox.Tenant;

/** Stands for "App registrations" of the admin center: takes a manifest, gives out client id and secret. */
final class RegisterPage implements Routes {

    private final SandboxParts parts;
    private final EntraParts entra;

    RegisterPage(SandboxParts parts, EntraParts entra) {
        this.parts = parts;
        this.entra = entra;
    }

    @Override
    public void register(Sites sites) {
        sites.browser(routes -> {
            routes.get("/control/register", ctx -> show(ctx, "", "", ""));
            routes.post("/control/register", this::take);
        });
    }

    private void take(Context ctx) {
        Tenant tenant = parts.directory()
                .tenant(Objects.requireNonNullElse(ctx.formParam("tenant"), ""))
                .orElseThrow(() -> new IllegalArgumentException("There is no such tenant"));
        String text = Objects.requireNonNullElse(ctx.formParam("manifest"), "");
        AppRegistration app = Manifest.parse(text, entra.resources()).register(tenant);
        entra.apps().put(app);
        show(ctx, app.id(), tenant.id(), entra.apps().addSecret(app.id()));
    }

    private void show(Context ctx, String client, String tenant, String secret) {
        List<Tenant> tenants = parts.directory().tenants().stream()
                .filter(known -> !known.personal())
                .toList();
        parts.pages()
                .show(
                        ctx,
                        "register",
                        Map.of("tenants", tenants, "client", client, "tenant", tenant, "secret", secret));
    }
}
