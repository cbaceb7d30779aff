package org.portal365.api;

/** One public address of the portal. */
public record SiteId(String value) {
    public SiteId {
        Ids.check(value, "site id");
    }

    @Override
    public String toString() {
        return value;
    }
}
