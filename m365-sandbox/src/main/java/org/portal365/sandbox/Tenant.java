package org.portal365.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory: GUID, first domain and the name shown to people.
 *
 * @param verified other domains of the organisation
 */
public record Tenant(
        String id, String domain, String name, @Nullable List<String> verified) {

    /** Microsoft's fixed tenant of personal accounts (Entra page "access-tokens", validate the issuer). */
    public static final String CONSUMERS = "9188040d-6c67-4c5b-b112-36a304b66dad";

    /** Whether a domain is one of its own. */
    boolean has(String wanted) {
        return domain.equals(wanted) || (verified != null && verified.contains(wanted));
    }

    public boolean personal() {
        return id.equals(CONSUMERS);
    }
}
