package org.portal365.diskoffice.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.ItemRef;

/**
 * All drives that this node watches. Of no value after a restart: then each is asked anew. Safe for threads.
 *
 * <p>The interval follows from the budget: the smallest tenants have 1,200 units a minute, and a question about changes
 * costs one.
 */
public final class DriveWatches {
    /** Units of a tenant's minute that the watch of this node takes at the most. */
    private static final int UNITS_A_MINUTE = 300;

    /** Quiet items are looked at so many times less often while a patrol watches their drive. */
    private static final int CALM = 12;

    private static final Duration CALMEST = Duration.ofMinutes(1);
    /** Patrols of one tenant: another tenant's must not wait for a slow one. */
    private static final int AT_ONCE = 3;

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Clock clock;
    private final Map<String, Map<String, DriveView>> tenants = new ConcurrentHashMap<>();

    public DriveWatches(Clock clock) {
        this.clock = clock;
    }

    /**
     * The item as it was a short time ago.
     *
     * @param least no need to ask more often
     */
    DriveItem item(String tenant, GraphDrive drive, ItemRef ref, Duration least) {
        return view(tenant, ref.driveId()).item(drive, ref, interval(tenant, least));
    }

    /**
     * When whoever has seen the item quiet should look again: soon, unless a patrol would tell of a change.
     *
     * @param least no need to look more often
     */
    Duration rhythm(String tenant, ItemRef ref, Duration least) {
        Duration interval = interval(tenant, least);
        DriveView view = views(tenant).get(ref.driveId());
        if (view == null || !view.isPatrolled(interval)) {
            return interval;
        }
        Duration calm = interval.multipliedBy(CALM);
        Duration most = interval.compareTo(CALMEST) > 0 ? interval : CALMEST;
        return calm.compareTo(most) > 0 ? most : calm;
    }

    /** A question that is due, and what it is about. */
    public interface Patrol {
        /**
         * Asks it.
         *
         * @return the items that have changed and that nobody has looked at since, as {@code drive/item}
         */
        List<String> walk();
    }

    /**
     * The drives to be asked now although nobody looks, a few of each tenant. Each must be walked: it counts as on its way.
     *
     * @param least no need to ask more often
     */
    public List<Patrol> patrols(Duration least) {
        List<Patrol> due = new ArrayList<>();
        tenants.forEach((tenant, views) -> {
            Duration interval = interval(tenant, least);
            long free = AT_ONCE
                    - views.values().stream().filter(DriveView::onPatrol).count();
            views.entrySet().stream()
                    .filter(view -> view.getValue().startPatrol(interval))
                    .limit(Math.max(0, free))
                    .forEach(view -> due.add(() -> changed(view.getKey(), view.getValue())));
        });
        return due;
    }

    private static List<String> changed(String driveId, DriveView view) {
        return view.patrol().stream().map(item -> driveId + "/" + item).toList();
    }

    /** How long an answer about a drive of the tenant is good enough. */
    Duration interval(String tenant, Duration least) {
        int drives = views(tenant).size();
        Duration fair = Duration.ofMillis(drives * MINUTE / UNITS_A_MINUTE);
        Duration wanted = fair.compareTo(least) > 0 ? fair : least;
        return wanted.compareTo(DriveView.LONGEST) > 0 ? DriveView.LONGEST : wanted;
    }

    void forget(String tenant, ItemRef ref) {
        view(tenant, ref.driveId()).forget(ref.itemId());
    }

    /** Graph has said that something in a drive has changed; whether that is true, the next look shows. */
    public void hint(String driveId) {
        for (Map<String, DriveView> views : tenants.values()) {
            DriveView view = views.get(driveId);
            if (view != null) {
                view.hint();
            }
        }
    }

    private DriveView view(String tenant, String driveId) {
        Map<String, DriveView> views = views(tenant);
        DriveView known = views.get(driveId);
        if (known != null) {
            return known;
        }
        Instant now = clock.instant();
        views.values().removeIf(view -> view.idle(now));
        return views.computeIfAbsent(driveId, id -> new DriveView(id, clock));
    }

    private Map<String, DriveView> views(String tenant) {
        return tenants.computeIfAbsent(tenant, name -> new ConcurrentHashMap<>());
    }
}
