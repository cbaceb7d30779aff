package org.portal365.diskoffice.graph;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.graph.Changes;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.ItemRef;

/**
 * What is known of the watched items of one drive: one question for all of them, and one more for each that has changed.
 * What the list of changes says of an item is only a hint; it lacks properties that the item itself has. Safe for threads;
 * one asks, the others wait for the same answer.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/driveitem-delta">driveItem: delta</a>
 */
final class DriveView {
    /** Changes are found within five minutes, however busy the tenant is. */
    static final Duration LONGEST = Duration.ofMinutes(4);

    private final String driveId;
    private final Clock clock;
    private final Map<String, Known> items = new HashMap<>();
    private @Nullable URI link;
    private Instant asked = Instant.MIN;
    private boolean alone;

    DriveView(String driveId, Clock clock) {
        this.driveId = driveId;
        this.clock = clock;
    }

    private record Known(DriveItem item, Instant used) {}

    /** @param interval how long an answer is good enough */
    synchronized DriveItem item(GraphDrive drive, ItemRef ref, Duration interval) {
        Instant now = clock.instant();
        if (!alone && !now.isBefore(asked.plus(interval))) {
            ask(drive, now);
        }
        Known known = alone ? null : items.get(ref.itemId());
        DriveItem item = known == null ? drive.item(ref) : known.item();
        items.put(ref.itemId(), new Known(item, now));
        return item;
    }

    /** Changes from before the first question are in the items themselves, so the link comes first. */
    private void ask(GraphDrive drive, Instant now) {
        try {
            URI before = link;
            if (before == null) {
                items.clear();
                link = drive.deltaFromNow(driveId);
            } else {
                Changes changes = drive.delta(driveId, Optional.of(before));
                if (changes.everything()) {
                    items.clear();
                }
                changes.items().forEach(item -> items.remove(item.id()));
                link = changes.link();
            }
            asked = now;
            items.values()
                    .removeIf(
                            known -> known.used().plus(LONGEST.multipliedBy(2)).isBefore(now));
        } catch (GraphException e) {
            if (e.temporary() || e.status() == 401 || e.refusal().isPresent()) {
                throw e;
            }
            // Not every permission reaches the whole drive: then each item is asked for itself.
            alone = true;
        }
    }

    /** What is known of the item is out of date. */
    synchronized void forget(String itemId) {
        items.remove(itemId);
    }

    /** Something may have changed: the next look asks. */
    synchronized void hint() {
        asked = Instant.MIN;
    }

    /** Whether nobody has looked for so long that it can be given up. */
    synchronized boolean idle(Instant now) {
        return items.values().stream()
                .allMatch(known -> known.used().plus(LONGEST.multipliedBy(2)).isBefore(now));
    }
}
