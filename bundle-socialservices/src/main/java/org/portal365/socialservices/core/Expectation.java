package org.portal365.socialservices.core;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What an id_token must say.
 *
 * @param loginOrigin of the cloud: its issuers are {@code <loginOrigin>/<tenant>/v2.0}
 * @param tenants admitted tenants in lower case; empty: every work tenant
 * @param oneTenant the authority is one tenant's
 * @param nonceHash {@link Sha256} of the nonce of the flow; empty for a silent renewal, which has none
 */
public record Expectation(
        String clientId,
        URI loginOrigin,
        Set<String> tenants,
        boolean oneTenant,
        boolean guests,
        Optional<String> nonceHash) {
    public Expectation {
        tenants = Set.copyOf(tenants);
    }

    String issuerOf(String tenant) {
        return loginOrigin + "/" + tenant + "/v2.0";
    }
}
