package org.portal365.api.memory;

import java.net.URI;
import org.portal365.api.portal.Portal;

/** All that a portal gives to plug-ins, in memory and wired together. Safe for use by many threads. */
public final class InMemoryPortal {
    private final MovableClock clock = MovableClock.create();
    private final Portal portal = new SinglePortal(URI.create("http://localhost:8181"));
    private final InMemoryLinks links = new InMemoryLinks();
    private final InMemoryGroups groups = new InMemoryGroups();
    private final InMemorySessions sessions = new InMemorySessions();
    private final InMemoryAudit audit = new InMemoryAudit();
    private final InMemoryUsers users = new InMemoryUsers(links, groups, sessions);
    private final InMemoryNotices notices = new InMemoryNotices();
    private final InMemoryDisk disk = new InMemoryDisk(clock);

    /** The clock that locks of the Disk expire by. */
    public MovableClock clock() {
        return clock;
    }

    public Portal portal() {
        return portal;
    }

    public InMemoryUsers users() {
        return users;
    }

    public InMemoryLinks links() {
        return links;
    }

    public InMemoryGroups groups() {
        return groups;
    }

    public InMemorySessions sessions() {
        return sessions;
    }

    public InMemoryAudit audit() {
        return audit;
    }

    public InMemoryNotices notices() {
        return notices;
    }

    public InMemoryDisk disk() {
        return disk;
    }
}
