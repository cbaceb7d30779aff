package org.portal365.sandbox.entra;

import java.util.List;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;

/** Entra ID v2 as a whole. */
public final class EntraRoutes implements Routes {

    private final AppRegistrations apps;
    private final List<Routes> all;

    public EntraRoutes(SandboxParts parts) {
        EntraParts entra = EntraParts.load(parts);
        this.apps = entra.apps();
        this.all = List.of(
                new DiscoveryRoutes(parts),
                new AuthorizeRoutes(parts, entra),
                new TokenRoutes(parts, entra),
                new LogoutRoutes(parts, entra),
                new AdminConsentRoutes(parts, entra),
                new RegisterPage(parts, entra),
                new EntraControlRoutes(parts, entra));
    }

    /** The registered applications, which Graph shows as well. */
    public AppRegistrations apps() {
        return apps;
    }

    @Override
    public void register(Sites sites) {
        all.forEach(routes -> routes.register(sites));
    }
}
