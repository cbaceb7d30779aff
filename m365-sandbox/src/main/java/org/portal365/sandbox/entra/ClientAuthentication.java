package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Directory;
import org.portal365.sandbox.Tenant;

/** Proves the client at the token endpoint: secret in the body or Basic header, or a signed assertion. */
final class ClientAuthentication {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String NIL = new UUID(0, 0).toString();

    private final AppRegistrations apps;
    private final Directory directory;
    private final Clock clock;
    private final ClientAssertions assertions;

    ClientAuthentication(AppRegistrations apps, Directory directory, Clock clock, ClientAssertions assertions) {
        this.apps = apps;
        this.directory = directory;
        this.clock = clock;
        this.assertions = assertions;
    }

    /** The application, proven; else a refusal. */
    AppRegistration authenticate(Context ctx, Authority authority) {
        Credentials sent = credentials(ctx);
        AppRegistration app = find(sent.id(), authority);
        String assertion = ctx.formParam("client_assertion");
        if (assertion != null) {
            if (!ASSERTION_TYPE.equals(ctx.formParam("client_assertion_type"))) {
                throw EntraRefusal.of(900144, "client_assertion_type");
            }
            assertions.verify(assertion, app);
        } else if (sent.secret() == null || sent.secret().isEmpty()) {
            throw EntraRefusal.of(7000218);
        } else {
            verifySecret(app, sent.secret());
        }
        return app;
    }

    private record Credentials(String id, @Nullable String secret) {}

    private static Credentials credentials(Context ctx) {
        String header = ctx.header("Authorization");
        if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
            String[] pair =
                    new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8).split(":", 2);
            if (pair.length == 2) {
                return new Credentials(decoded(pair[0]), decoded(pair[1]));
            }
        }
        String id = ctx.formParam("client_id");
        if (id == null || id.isEmpty()) {
            throw EntraRefusal.of(900144, "client_id");
        }
        return new Credentials(id, ctx.formParam("client_secret"));
    }

    /** RFC 6749 2.3.1: id and secret are form-encoded inside the Basic header. */
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private AppRegistration find(String id, Authority authority) {
        if (!id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") || id.equals(NIL)) {
            throw EntraRefusal.of(700038, id);
        }
        AppRegistration app = apps.app(id).orElseThrow(() -> unknown(id, authority));
        if (!app.multiTenant() && authority.shared()) {
            throw EntraRefusal.of(50194, id);
        }
        if (!app.multiTenant() && !app.tenant().equals(authority.tenant())) {
            throw unknown(id, authority);
        }
        return app;
    }

    private EntraRefusal unknown(String id, Authority authority) {
        String name = directory.tenant(authority.tenant()).map(Tenant::name).orElse(authority.segment());
        return EntraRefusal.of(700016, id, name);
    }

    private void verifySecret(AppRegistration app, String secret) {
        byte[] hash = AppRegistrations.hash(secret).getBytes(StandardCharsets.US_ASCII);
        Instant now = clock.instant();
        List<AppSecret> same = app.secrets().stream()
                .filter(s -> MessageDigest.isEqual(hash, s.hash().getBytes(StandardCharsets.US_ASCII)))
                .toList();
        if (same.isEmpty()) {
            throw EntraRefusal.of(7000215, app.id());
        }
        if (same.stream().noneMatch(s -> now.isBefore(s.end()))) {
            throw EntraRefusal.of(7000222, app.id());
        }
    }
}
