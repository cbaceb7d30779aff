package org.portal365.diskoffice.graph;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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
 * <p>A patrol asks while nobody looks, so that whoever waits for a change need not look for it.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/driveitem-delta">driveItem: delta</a>
 */
final class DriveView {
    /** Changes are found within five minutes, however busy the tenant is. */
    static final Duration LONGEST = Duration.ofMinutes(4);

    private static final int TOLD = 3;

    private final String driveId;
    private final Clock clock;
    private final Map<String, Known> items = new HashMap<>();
    /** Items that have changed since somebody looked at them. */
    private final Map<String, Unseen> unseen = new HashMap<>();
    /** Of the last one who looked. */
    private @Nullable GraphDrive lent;

    private @Nullable URI link;
    private volatile Instant asked = Instant.MIN;
    private volatile boolean alone;
    private volatile Instant patrolled = Instant.MIN;
    private final AtomicBoolean patrol = new AtomicBoolean();

    DriveView(String driveId, Clock clock) {
        this.driveId = driveId;
        this.clock = clock;
    }

    private record Known(DriveItem item, Instant used) {
        String tags() {
            return item.eTag() + " " + item.cTag();
        }
    }

    /**
     * A change that nobody has looked at.
     *
     * @param before tags that it has no longer; empty where nobody knows
     * @param told how often it was told
     */
    private record Unseen(String before, int told) {}

    /** @param interval how long an answer is good enough */
    synchronized DriveItem item(GraphDrive drive, ItemRef ref, Duration interval) {
        Instant now = clock.instant();
        lent = drive;
        if (!alone && !now.isBefore(asked.plus(interval))) {
            ask(drive, now);
        }
        Known known = alone ? null : items.get(ref.itemId());
        Known item = new Known(known == null ? drive.item(ref) : known.item(), now);
        if (!isBehind(ref.itemId(), item)) {
            items.put(ref.itemId(), item);
            unseen.remove(ref.itemId());
        }
        return item.item();
    }

    /** Answers about items may lag behind the list of changes: such a one is not kept, and the change is told again. */
    private boolean isBehind(String itemId, Known item) {
        Unseen change = unseen.get(itemId);
        return change != null && change.before().equals(item.tags());
    }

    /** Begins a patrol when it is time for one; waits for nobody. */
    boolean startPatrol(Duration interval) {
        Instant before = clock.instant().minus(interval);
        return !alone && !asked.isAfter(before) && !patrolled.isAfter(before) && patrol.compareAndSet(false, true);
    }

    boolean onPatrol() {
        return patrol.get();
    }

    /**
     * Asks although nobody looks, and ends the patrol.
     *
     * @return the items that have changed since somebody looked at them: told some times, as somebody may just have been at
     *     it, and not for ever, as that somebody may be another node
     */
    synchronized Set<String> patrol() {
        Instant now = clock.instant();
        try {
            GraphDrive drive = lent;
            if (drive != null && !items.isEmpty()) {
                ask(drive, now);
            }
            Set<String> told = Set.copyOf(unseen.keySet());
            unseen.replaceAll((id, change) -> new Unseen(change.before(), change.told() + 1));
            unseen.values().removeIf(change -> change.told() >= TOLD);
            return told;
        } finally {
            patrolled = now;
            patrol.set(false);
        }
    }

    /** Whether changes are found though nobody looks. */
    boolean isPatrolled(Duration interval) {
        Instant recent = clock.instant().minus(interval.multipliedBy(3));
        return !alone && patrolled.isAfter(recent) && asked.isAfter(recent);
    }

    /** Changes from before the first question are in the items themselves, so the link comes first. */
    private void ask(GraphDrive drive, Instant now) {
        try {
            URI before = link;
            if (before == null) {
                forgetAll();
                link = drive.deltaFromNow(driveId);
            } else {
                Changes changes = drive.delta(driveId, Optional.of(before));
                if (changes.everything()) {
                    forgetAll();
                }
                changes.items().forEach(item -> changed(item.id(), true));
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

    private void forgetAll() {
        List.copyOf(items.keySet()).forEach(id -> changed(id, false));
    }

    /** @param surely and not only possibly */
    private void changed(String itemId, boolean surely) {
        Known known = items.remove(itemId);
        if (known != null) {
            unseen.put(itemId, new Unseen(surely ? known.tags() : "", 0));
        }
    }

    /** What is known of the item is out of date. */
    synchronized void forget(String itemId) {
        items.remove(itemId);
    }

    /** Something may have changed: the next look asks. */
    synchronized void hint() {
        asked = Instant.MIN;
        patrolled = Instant.MIN;
    }

    /** Whether nobody has looked for so long that it can be given up. */
    synchronized boolean idle(Instant now) {
        return items.values().stream()
                .allMatch(known -> known.used().plus(LONGEST.multipliedBy(2)).isBefore(now));
    }
}
