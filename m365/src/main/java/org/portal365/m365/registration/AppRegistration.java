package org.portal365.m365.registration;

import java.util.List;
import java.util.Set;
import org.portal365.m365.cloud.Cloud;

/**
 * A complete app registration: good enough to ask Entra ID for tokens.
 *
 * @param clientId "Application (client) ID", a GUID
 * @param tenants admitted tenants as lower-case GUIDs (domains are resolved before); exactly one for
 *     {@link Accounts#ONE_TENANT}; empty: every work tenant
 * @param guests whether guests of an admitted tenant may sign in
 * @param credentials what to prove itself with, never empty: when Entra ID refuses the first, the next is tried, so that
 *     a new one can be made known on both sides before the old one ends
 */
public record AppRegistration(
        String clientId,
        Accounts accounts,
        Set<String> tenants,
        Cloud cloud,
        boolean guests,
        List<Credential> credentials) {
    public AppRegistration {
        tenants = Set.copyOf(tenants);
        credentials = List.copyOf(credentials);
        if (credentials.isEmpty()) {
            throw new IllegalArgumentException("a registration needs a credential");
        }
    }

    /** Path segment of the authority: the tenant for one-tenant, else "organizations" (personal accounts are not admitted). */
    public String authority() {
        return accounts == Accounts.ONE_TENANT ? tenants.iterator().next() : "organizations";
    }
}
