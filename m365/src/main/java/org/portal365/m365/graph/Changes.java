package org.portal365.m365.graph;

import java.net.URI;
import java.util.List;

/**
 * What changed in a drive.
 *
 * @param items each item once, as it is now; folders and deleted ones too
 * @param link ask with it the next time
 * @param everything Graph had forgotten the old link: items are all there are, and what is not among them is gone
 */
public record Changes(List<DriveItem> items, URI link, boolean everything) {
    public Changes {
        items = List.copyOf(items);
    }
}
