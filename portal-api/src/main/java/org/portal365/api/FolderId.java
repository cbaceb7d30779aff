package org.portal365.api;

/** A folder of the Disk. */
public record FolderId(String value) {
    public FolderId {
        Ids.check(value, "folder id");
    }

    @Override
    public String toString() {
        return value;
    }
}
