package org.portal365.api;

/** A file of the Disk; survives rename and move. */
public record FileId(String value) {
    public FileId {
        Ids.check(value, "file id");
    }

    @Override
    public String toString() {
        return value;
    }
}
