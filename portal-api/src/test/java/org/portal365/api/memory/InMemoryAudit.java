package org.portal365.api.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.AuditException;

/** An audit trail in memory that can be broken. */
public final class InMemoryAudit implements Audit {
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    /** From now on nothing can be kept. */
    public void breakDown() {
        broken = true;
    }

    public void repair() {
        broken = false;
    }

    /** What was kept, oldest first. */
    public List<AuditEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public void record(AuditEvent event) {
        if (broken) {
            throw new AuditException("cannot keep " + event.name(), new IllegalStateException("broken by a test"));
        }
        events.add(event);
    }
}
