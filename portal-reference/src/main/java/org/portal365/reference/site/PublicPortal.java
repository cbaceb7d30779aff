package org.portal365.reference.site;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.portal365.api.SiteId;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Site;

/** The portal at its configured public addresses. A site is named by its address, so ids are the same on all nodes. */
public final class PublicPortal implements Portal {
    /** The path of the page that follows a sign-out. */
    public static final String AFTER_SIGN_OUT = "/signedout";

    private final Supplier<List<URI>> addresses;

    /** The addresses are asked for each time: settings change while the portal runs. */
    public PublicPortal(Supplier<List<URI>> addresses) {
        this.addresses = addresses;
    }

    @Override
    public List<Site> sites() {
        return addresses.get().stream()
                .map(address -> new Site(new SiteId(address.toString()), address))
                .toList();
    }

    @Override
    public URI address(SiteId site, String plugin, String endpoint) {
        return find(site).resolve("/plugin/" + plugin + "/" + endpoint);
    }

    @Override
    public URI callback(SiteId site, String service) {
        return find(site).resolve("/signin/" + service + "/callback");
    }

    @Override
    public URI afterSignOut(SiteId site) {
        return find(site).resolve(AFTER_SIGN_OUT);
    }

    private URI find(SiteId site) {
        return sites().stream()
                .filter(known -> known.id().equals(site))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no site " + site))
                .address();
    }
}
