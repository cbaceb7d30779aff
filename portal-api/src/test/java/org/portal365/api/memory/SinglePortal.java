package org.portal365.api.memory;

import java.net.URI;
import java.util.List;
import org.portal365.api.SiteId;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Site;

/** A portal with one public address. */
public record SinglePortal(URI origin) implements Portal {
    public static final SiteId MAIN = new SiteId("main");

    @Override
    public List<Site> sites() {
        return List.of(new Site(MAIN, origin));
    }

    @Override
    public URI address(SiteId site, String plugin, String endpoint) {
        return on(site, "/plugin/" + plugin + "/" + endpoint);
    }

    @Override
    public URI callback(SiteId site, String service) {
        return on(site, "/signin/" + service + "/callback");
    }

    @Override
    public URI afterSignOut(SiteId site) {
        return on(site, "/signedout");
    }

    private URI on(SiteId site, String path) {
        if (!site.equals(MAIN)) {
            throw new IllegalArgumentException("no site " + site);
        }
        return URI.create(origin + path);
    }
}
