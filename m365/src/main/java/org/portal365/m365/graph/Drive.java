package org.portal365.m365.graph;

import java.util.OptionalLong;

/**
 * A drive.
 *
 * @param type "business", "documentLibrary" or "personal"
 * @param remaining bytes left, when Graph says so
 */
public record Drive(String id, String type, OptionalLong remaining) {
    /** Its root folder. */
    public ItemRef root() {
        return new ItemRef(id, ItemRef.ROOT);
    }
}
