package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.m365.graph.Urgency;

/** Case 110: whoever is told to wait, waits. */
class ThrottlingGateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final MovableClock clock = new MovableClock();
    private final ThrottlingGate gate = new ThrottlingGate(clock, GateStore.inMemory());

    @Test
    void waitsAsLongAsAskedAndForThisTenantOnly() {
        assertThat(enter("a")).isEmpty();
        assertThat(gate.close("a", Optional.of(Duration.ofSeconds(31)))).isEqualTo(Duration.ofSeconds(31));
        clock.now = NOW.plusSeconds(30);
        assertThat(enter("a")).contains(Duration.ofSeconds(1));
        assertThat(enter("b")).isEmpty();
        clock.now = NOW.plusSeconds(31);
        assertThat(enter("a")).isEmpty();
    }

    @Test
    void neverShortensAWait() {
        Duration unused = gate.close("a", Optional.of(Duration.ofSeconds(315)));
        assertThat(gate.close("a", Optional.of(Duration.ofSeconds(1)))).isEqualTo(Duration.ofSeconds(315));
        gate.passed("a", Optional.empty());
        assertThat(enter("a")).contains(Duration.ofSeconds(315));
    }

    @Test
    void doublesItsOwnWaitWhenNothingIsAsked() {
        long[] seconds = {5, 10, 20, 40, 80, 160, 300, 300};
        for (long expected : seconds) {
            assertThat(gate.close("a", Optional.empty())).isEqualTo(Duration.ofSeconds(expected));
            clock.now = clock.now.plusSeconds(expected);
        }
        gate.passed("a", Optional.empty());
        assertThat(gate.close("a", Optional.empty())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void countsAnswersToParallelCallsOnce() {
        Duration unused = gate.close("a", Optional.empty());
        assertThat(gate.close("a", Optional.empty())).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "31, 31",
        "315, 315",
        "3600, 3600",
        "0, 1",
        "-5, 1",
        "99999999, 86400",
        "'Sun, 22 Nov 2026 12:01:00 GMT', 60",
        "'Sun, 22 Nov 2026 11:00:00 GMT', 1"
    })
    void readsRetryAfter(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1.5", "Sun, 99 Nov 2026 12:01:00 GMT"})
    void ignoresARetryAfterThatSaysNothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }

    private Optional<Duration> enter(String key) {
        return gate.enter(key, 1, Urgency.CLICK);
    }

    private static final class MovableClock extends Clock {
        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
