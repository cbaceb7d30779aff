package org.portal365.m365.graph;

/**
 * A document library of a site.
 *
 * @param name as people see it
 */
public record LibraryDrive(String id, String name) {
    /** Its root folder. */
    public ItemRef root() {
        return new ItemRef(id, ItemRef.ROOT);
    }
}
