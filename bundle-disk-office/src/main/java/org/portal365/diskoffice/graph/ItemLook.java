package org.portal365.diskoffice.graph;

import java.time.Duration;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.ItemRef;

/** How an item is looked at: by asking for it each time, or by what is known of its whole drive. */
interface ItemLook {
    DriveItem item(ItemRef ref);

    /** It will be another one now. */
    void forget(ItemRef ref);

    /** When it is worth looking again at an item that was seen quiet; not before {@code least}. */
    Duration rhythm(ItemRef ref, Duration least);

    /** As it is now. */
    record Direct(GraphDrive drive) implements ItemLook {
        @Override
        public DriveItem item(ItemRef ref) {
            return drive.item(ref);
        }

        @Override
        public void forget(ItemRef ref) {
            // Nothing is kept.
        }

        @Override
        public Duration rhythm(ItemRef ref, Duration least) {
            return least;
        }
    }

    /** As it was a short time ago. */
    record Watched(DriveWatches watches, String tenant, GraphDrive drive, Duration least) implements ItemLook {
        @Override
        public DriveItem item(ItemRef ref) {
            return watches.item(tenant, drive, ref, least);
        }

        @Override
        public void forget(ItemRef ref) {
            watches.forget(tenant, ref);
        }

        @Override
        public Duration rhythm(ItemRef ref, Duration wanted) {
            return watches.rhythm(tenant, ref, wanted);
        }
    }
}
