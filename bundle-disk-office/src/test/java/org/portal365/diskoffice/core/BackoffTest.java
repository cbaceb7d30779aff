package org.portal365.diskoffice.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** case 109, 110: waits grow, and are never shorter than asked for. */
class BackoffTest {
    private final Backoff backoff = new Backoff(() -> 1);

    @Test
    void waitsAtLeastAsLongAsTheServiceAsksAndALittleMore() {
        RemoteFault fault = new RemoteFault(RemoteFault.Kind.THROTTLED, "429", Duration.ofHours(1), null, null);
        assertThat(backoff.after(fault, 0)).isEqualTo(Duration.ofMinutes(66));
    }

    @Test
    void growsFromAMinuteToHalfAnHourWhileItIsLocked() {
        Backoff plain = new Backoff(() -> 0);
        RemoteFault fault = new RemoteFault(RemoteFault.Kind.LOCKED, "423");
        assertThat(plain.after(fault, 0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(plain.after(fault, 3)).isEqualTo(Duration.ofMinutes(8));
        assertThat(plain.after(fault, 1000)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void takesNoNonsenseForAnAnswer() {
        RemoteFault fault = new RemoteFault(RemoteFault.Kind.THROTTLED, "429", Duration.ofSeconds(-9), null, null);
        assertThat(backoff.after(fault, 0)).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
    }
}
