package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portal365.m365.graph.Urgency;
import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;

/** Row D29, cases 110 and 150: one gate for all nodes, over restarts, with a minute's units shared by urgency. */
class GateBudgetTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final int LIMIT = GateState.LEAST_LIMIT;

    private final Database database = TestDatabases.h2();

    private static ThrottlingGate gate(Instant now, GateStore store) {
        return new ThrottlingGate(Clock.fixed(now, ZoneOffset.UTC), store);
    }

    private GateStore stored() {
        return new JdbcGateStore(database.open("m365", getClass().getClassLoader()));
    }

    @Test
    void d29WhatOneNodeIsToldAllObeyAndARestartForgetsNothing() {
        Duration told = gate(NOON, stored()).close("a", Optional.of(Duration.ofHours(1)));
        assertThat(told).isEqualTo(Duration.ofHours(1));
        Instant later = NOON.plus(Duration.ofMinutes(59));
        ThrottlingGate other = gate(later, stored());
        assertThat(other.enter("a", 1, Urgency.CLICK)).contains(Duration.ofMinutes(1));
        assertThat(other.enter("a", 1, Urgency.BACKGROUND)).contains(Duration.ofMinutes(1));
        assertThat(gate(NOON.plus(Duration.ofHours(1)), stored()).enter("a", 1, Urgency.CLICK))
                .isEmpty();
    }

    @Test
    void case150AnHourForTenantBIsNothingForOthers() {
        ThrottlingGate gate = gate(NOON, stored());
        Duration unused = gate.close("sandbox|b", Optional.of(Duration.ofHours(1)));
        assertThat(gate.enter("sandbox|b", 1, Urgency.CLICK)).isPresent();
        for (int tenant = 0; tenant < 100; tenant++) {
            assertThat(gate.enter("sandbox|t" + tenant, 1, Urgency.BACKGROUND)).isEmpty();
        }
    }

    @Test
    void d29LeavesAPartOfTheMinuteToThoseWhoWait() {
        GateStore store = stored();
        ThrottlingGate gate = gate(NOON, store);
        int let = 0;
        while (gate.enter("a", 5, Urgency.BACKGROUND).isEmpty()) {
            let += 5;
        }
        assertThat(let).isEqualTo(LIMIT * 70 / 100);
        assertThat(gate.enter("a", 5, Urgency.CLICK)).isEmpty();
        assertThat(gate(NOON.plusSeconds(59), store).enter("a", 1, Urgency.BACKGROUND))
                .contains(Duration.ofSeconds(1));
        assertThat(gate(NOON.plusSeconds(60), store).enter("a", 1, Urgency.BACKGROUND))
                .isEmpty();
    }

    @Test
    void d29NobodyGoesBeyondTheMinutesUnits() {
        ThrottlingGate gate = gate(NOON, GateStore.inMemory());
        int let = 0;
        while (gate.enter("a", 5, Urgency.CLICK).isEmpty()) {
            let += 5;
        }
        assertThat(let).isEqualTo(LIMIT);
    }

    @Test
    void d29BelievesMicrosoftsOwnCount() {
        GateStore store = GateStore.inMemory();
        ThrottlingGate gate = gate(NOON, store);
        gate.passed("a", Optional.of(new RateLimit(6_000, 600, Duration.ofSeconds(31))));
        assertThat(gate.enter("a", 1, Urgency.BACKGROUND)).contains(Duration.ofSeconds(31));
        assertThat(gate.enter("a", 1, Urgency.CLICK)).isEmpty();
        gate(NOON.plusSeconds(31), store).passed("a", Optional.of(new RateLimit(6_000, 5_000, Duration.ZERO)));
        assertThat(gate(NOON.plusSeconds(31), store).enter("a", 4_000, Urgency.BACKGROUND))
                .isEmpty();
    }
}
