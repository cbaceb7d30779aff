package org.portal365.socialservices.core;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.portal365.api.SiteId;
import org.portal365.api.portal.Portal;

/**
 * The way a browser takes when a sign-out at the portal ends the Microsoft session too. Where it comes back to is fixed:
 * nothing of the request gets into the address. Entra ID leads back only to an address that is registered.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request">Send a
 *     sign-out request</a>
 */
public final class SignOut {
    private SignOut() {}

    /** The address; empty while the settings want no such sign-out. */
    public static Optional<URI> address(Current now, Portal portal, SiteId site) {
        if (!now.settings().signOutMicrosoft()) {
            return Optional.empty();
        }
        String back = URLEncoder.encode(portal.afterSignOut(site).toString(), StandardCharsets.UTF_8);
        return Optional.of(URI.create(now.registration().cloud().browserOrigin() + "/"
                + now.registration().authority() + "/oauth2/v2.0/logout?post_logout_redirect_uri=" + back));
    }
}
