package org.portal365.api;

/** A connected outside account. Tokens belong to it, never to a user, who may have several. */
public record AccountId(String value) {
    public AccountId {
        Ids.check(value, "account id");
    }

    @Override
    public String toString() {
        return value;
    }
}
