package org.portal365.sandbox;

/** A directory: GUID, first domain and the name shown to people. */
public record Tenant(String id, String domain, String name) {

    /** Microsoft's fixed tenant of personal accounts (Entra page "access-tokens", validate the issuer). */
    public static final String CONSUMERS = "9188040d-6c67-4c5b-b112-36a304b66dad";

    public boolean personal() {
        return id.equals(CONSUMERS);
    }
}
