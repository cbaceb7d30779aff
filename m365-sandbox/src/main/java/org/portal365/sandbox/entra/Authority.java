package org.portal365.sandbox.entra;

import java.util.Locale;
import java.util.Set;
import org.portal365.sandbox.Directory;
import org.portal365.sandbox.Tenant;

/**
 * The first path segment of every Entra address: a tenant, or one of the words for several.
 *
 * @param segment lower case as sent
 * @param tenant GUID, or the segment itself for organizations and common
 */
record Authority(String segment, String tenant) {

    private static final Set<String> WORDS = Set.of("common", "organizations");

    /** An unknown tenant is AADSTS90002. */
    static Authority of(String sent, Directory directory) {
        String segment = sent.toLowerCase(Locale.ROOT);
        if (WORDS.contains(segment)) {
            return new Authority(segment, segment);
        }
        if (segment.equals("consumers")) {
            return new Authority(segment, Tenant.CONSUMERS);
        }
        Tenant tenant = directory.tenant(segment).orElseThrow(() -> EntraRefusal.of(90002, sent));
        return new Authority(segment, tenant.id());
    }

    /** True for common and organizations, where the account decides the tenant. */
    boolean shared() {
        return WORDS.contains(tenant);
    }

    boolean personalAllowed() {
        return !segment.equals("organizations");
    }
}
