package org.portal365.m365.registration;

import java.util.Set;
import org.portal365.m365.cloud.Cloud;

/**
 * A complete app registration: good enough to ask Entra ID for tokens.
 *
 * @param clientId "Application (client) ID", a GUID
 * @param tenants admitted tenants as lower-case GUIDs (domains are resolved before); exactly one for
 *     {@link Accounts#ONE_TENANT}; empty: every work tenant
 * @param guests whether guests of an admitted tenant may sign in
 */
public record AppRegistration(
        String clientId, Accounts accounts, Set<String> tenants, Cloud cloud, boolean guests, Credential credential) {
    public AppRegistration {
        tenants = Set.copyOf(tenants);
    }

    /** Path segment of the authority: the tenant for one-tenant, else "organizations" (personal accounts are not admitted). */
    public String authority() {
        return accounts == Accounts.ONE_TENANT ? tenants.iterator().next() : "organizations";
    }
}
