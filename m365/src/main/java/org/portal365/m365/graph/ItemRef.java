package org.portal365.m365.graph;

/**
 * Names an item; survives rename and move within its drive.
 *
 * @param itemId id of the item, or {@link #ROOT}
 */
public record ItemRef(String driveId, String itemId) {
    /** Names the root folder of any drive. */
    public static final String ROOT = "root";

    public ItemRef {
        if (driveId.isBlank() || itemId.isBlank()) {
            throw new IllegalArgumentException("an item is named by its drive and its id");
        }
    }
}
