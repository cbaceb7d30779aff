package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes the {@link SsoSession} cookie of the browser origin. */
final class SsoCookie {

    private static final String NAME = "SandboxSession";

    private final Sealed sealed;

    SsoCookie(Sealed sealed) {
        this.sealed = sealed;
    }

    Optional<SsoSession> read(Context ctx) {
        String value = ctx.cookie(NAME);
        return value == null ? Optional.empty() : sealed.open("session", value, SsoSession.class);
    }

    SsoSession readOrNew(Context ctx) {
        return read(ctx)
                .orElseGet(
                        () -> new SsoSession(UUID.randomUUID().toString(), List.of(), Map.of(), Instant.EPOCH, false));
    }

    void write(Context ctx, SsoSession session) {
        // Lax is enough: authorize is reached by a top-level navigation.
        Cookie cookie = new Cookie(NAME, sealed.seal("session", session, 0));
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        ctx.cookie(cookie);
    }

    void clear(Context ctx) {
        ctx.removeCookie(NAME, "/");
    }
}
