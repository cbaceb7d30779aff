package org.portal365.reference.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import org.portal365.api.UserId;
import org.portal365.api.portal.AuditEvent;

/** A09: what an event is called and has at EventAdmin, as docs/audit.md says. */
class EventAdminCopiesTest {
    @Test
    void a09TopicAndPropertiesAreAsDocumented() {
        AuditEvent fact = new AuditEvent(
                "user_linked",
                Optional.of(new UserId("u1")),
                Optional.of("why"),
                "reference-1",
                Map.of("tenant", "t1"));
        Event event = EventAdminCopies.event(fact, Instant.ofEpochMilli(1_234), Optional.of("192.0.2.1"));
        assertThat(event.getTopic()).isEqualTo("org/portal365/audit/user_linked");
        assertThat(event.getPropertyNames())
                .containsExactlyInAnyOrder(
                        "event.topics", "timestamp", "name", "user", "reason", "reference", "remote", "details.tenant");
        assertThat(event.getProperty("timestamp")).isEqualTo(1_234L);
        assertThat(event.getProperty("details.tenant")).isEqualTo("t1");
        AuditEvent bare = new AuditEvent("user_created", Optional.empty(), Optional.empty(), "", Map.of());
        assertThat(EventAdminCopies.event(bare, Instant.EPOCH, Optional.empty()).getPropertyNames())
                .containsExactlyInAnyOrder("event.topics", "timestamp", "name", "reference");
    }
}
