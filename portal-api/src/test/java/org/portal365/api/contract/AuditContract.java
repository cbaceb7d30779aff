package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.AuditException;

/** What plug-ins rely on when they record something in the audit trail. */
public interface AuditContract {
    Audit audit();

    /** What is in the trail, oldest first. */
    List<AuditEvent> recorded();

    /** Makes it impossible to keep anything, as a lost database does. */
    void breakTrail();

    @Test
    default void anEventIsKeptWhenRecordReturns() {
        AuditEvent event = event();
        audit().record(event);
        assertThat(recorded()).last().isEqualTo(event);
    }

    @Test
    default void anEventWithoutUserAndDetailsIsKept() {
        AuditEvent event = new AuditEvent(
                "sys_startup",
                Optional.empty(),
                Optional.of("because"),
                UUID.randomUUID().toString(),
                Map.of());
        audit().record(event);
        assertThat(recorded()).last().isEqualTo(event);
    }

    @Test
    default void eventsOfManyThreadsAreAllKept() {
        List<AuditEvent> events = Together.run(20, number -> {
            AuditEvent event = event();
            audit().record(event);
            return event;
        });
        assertThat(recorded()).containsAll(events);
    }

    @Test
    default void saysSoWhenItCannotKeepAnEvent() {
        breakTrail();
        assertThatThrownBy(() -> audit().record(event())).isInstanceOf(AuditException.class);
    }

    private static AuditEvent event() {
        return new AuditEvent(
                "authn_login_success",
                Optional.of(new UserId("somebody")),
                Optional.empty(),
                UUID.randomUUID().toString(),
                Map.of("provider", "office365"));
    }
}
