package org.portal365.reference.osgi;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.util.tracker.ServiceTracker;
import org.portal365.api.portal.AuditEvent;
import org.portal365.reference.audit.AuditCopy;

/**
 * Posts audit events to EventAdmin, while there is one: topic {@code org/portal365/audit/NAME}, properties as
 * {@code docs/audit.md} lists them. Posted, not sent: a slow handler holds nobody up.
 */
final class EventAdminCopies implements AutoCloseable {
    static final String TOPIC = "org/portal365/audit/";

    private final ServiceTracker<EventAdmin, EventAdmin> admin;

    EventAdminCopies(BundleContext context) {
        admin = new ServiceTracker<>(context, EventAdmin.class, null);
        admin.open();
    }

    List<AuditCopy> get() {
        EventAdmin there = admin.getService();
        return there == null
                ? List.of()
                : List.of((event, happened, remote) -> there.postEvent(event(event, happened, remote)));
    }

    static Event event(AuditEvent event, Instant happened, Optional<String> remote) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(EventConstants.TIMESTAMP, happened.toEpochMilli());
        properties.put("name", event.name());
        event.user().ifPresent(user -> properties.put("user", user.value()));
        event.reason().ifPresent(reason -> properties.put("reason", reason));
        properties.put("reference", event.reference());
        remote.ifPresent(address -> properties.put("remote", address));
        event.details().forEach((key, value) -> properties.put("details." + key, value));
        return new Event(TOPIC + event.name(), properties);
    }

    @Override
    public void close() {
        admin.close();
    }
}
