package org.portal365.diskoffice;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Site;

/** Where Graph may call: the portal's public address when it is https, or on this machine. */
final class PublicAddress {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private PublicAddress() {}

    static Optional<URI> of(@Nullable Portal portal) {
        if (portal == null) {
            return Optional.empty();
        }
        return portal.sites().stream()
                .filter(site -> reachable(site.address()))
                .findFirst()
                .map(Site::id)
                .map(site -> portal.address(site, Office365Editor.ID, ChangesEndpoint.NAME));
    }

    private static boolean reachable(URI address) {
        return "https".equals(address.getScheme()) || LOOPBACK.contains(String.valueOf(address.getHost()));
    }
}
