package org.portal365.reference.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Site;

/** Which public address a request came to. */
final class Hosts {
    private Hosts() {}

    /** The site whose authority the Host header names (RFC 9110, 7.2); empty for a foreign one. */
    static Optional<Site> site(Portal portal, Optional<String> host) {
        return host.flatMap(name -> portal.sites().stream()
                .filter(site -> authority(site.address()).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst());
    }

    private static String authority(URI address) {
        return address.getRawAuthority().toLowerCase(Locale.ROOT);
    }
}
