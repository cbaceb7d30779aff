package org.portal365.api;

/** A group of portal users. */
public record GroupId(String value) {
    public GroupId {
        Ids.check(value, "group id");
    }

    @Override
    public String toString() {
        return value;
    }
}
