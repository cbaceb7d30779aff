package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import org.portal365.sandbox.SandboxParts;

/** The browser's single sign-on for pages that are Microsoft's own, such as Office: no application, no consent. */
public final class BrowserSessions {

    private final SsoCookie cookie;
    private final Clock clock;

    public BrowserSessions(SandboxParts parts) {
        this.cookie = new SsoCookie(new Sealed(parts.state()));
        this.clock = parts.clock();
    }

    /** Accounts signed in to this browser, the newest last. */
    public List<String> logins(Context context) {
        return cookie.read(context).map(SsoSession::logins).orElse(List.of());
    }

    /** Signs an account in to this browser. */
    public void signIn(Context context, String login) {
        cookie.write(context, cookie.readOrNew(context).signedIn(login, clock.instant(), false));
    }
}
