package org.portal365.diskoffice.graph;

import java.time.Duration;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.ItemRef;

/** What the watch of a drive sees. */
public final class WatchAccess {
    private WatchAccess() {}

    public static DriveItem item(DriveWatches watches, GraphDrive drive, ItemRef ref) {
        return watches.item("tenant", drive, ref, Duration.ofMillis(100));
    }
}
