package org.portal365.api;

/** One version of a file. */
public record VersionId(String value) {
    public VersionId {
        Ids.check(value, "version id");
    }

    @Override
    public String toString() {
        return value;
    }
}
