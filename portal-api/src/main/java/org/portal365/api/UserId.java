package org.portal365.api;

/** A user of the portal. */
public record UserId(String value) {
    public UserId {
        Ids.check(value, "user id");
    }

    @Override
    public String toString() {
        return value;
    }
}
