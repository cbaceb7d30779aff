package org.portal365.socialservices.core;

import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * A published signing key.
 *
 * @param issuer whose tokens it may sign, as the key set says: an issuer, or a template with {tenantid}
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-issuer">Validate the
 *     issuer</a>
 */
public record SigningKey(RSAPublicKey key, Optional<String> issuer) {
    private static final String PLACEHOLDER = "{tenantid}";

    /**
     * Whether it may sign for the tenant's issuer. A key for every work tenant does not sign for personal accounts, and a
     * key that names no issuer signs only where one tenant's authority published it.
     */
    boolean covers(String tokenIssuer, Guid tenant, boolean oneTenant) {
        if (issuer.isEmpty()) {
            return oneTenant;
        }
        String named = issuer.get();
        if (named.contains(PLACEHOLDER)) {
            return !tenant.equals(Guid.CONSUMERS)
                    && named.replace(PLACEHOLDER, tenant.value()).equals(tokenIssuer);
        }
        return named.equals(tokenIssuer);
    }
}
