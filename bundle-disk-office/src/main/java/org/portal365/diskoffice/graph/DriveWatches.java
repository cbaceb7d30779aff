package org.portal365.diskoffice.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
