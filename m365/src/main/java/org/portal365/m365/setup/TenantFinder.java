package org.portal365.m365.setup;

import org.portal365.m365.cloud.Cloud;

/** Finds the tenant of a domain, and the cloud it is in. Asks the network. */
public interface TenantFinder {
    Answer find(String domain);

    /** What is known now. */
    sealed interface Answer permits Found, Nowhere, Silent, Malformed {}

    /**
     * It is there.
     *
     * @param tenant its id, a GUID
     */
    record Found(Cloud cloud, String tenant) implements Answer {}

    /** No cloud has such a tenant. */
    record Nowhere() implements Answer {}

    /**
     * Nothing is known.
     *
     * @param host that did not answer, and no other one knew the domain
     */
    record Silent(String host) implements Answer {}

    /** It is no domain. */
    record Malformed() implements Answer {}
}
