package org.portal365.socialservices.core.leaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S30: the whole table of what is kept of a user. */
class LeaverStateTest {
    @ParameterizedTest
    @CsvSource({
        // known, standing, enabled here, next
        "-, WORKS, true, -",
        "-, WORKS, false, -",
        "-, UNKNOWN, true, -",
        "-, CLOSED, true, DUE",
        "-, CLOSED, false, -",
        "DUE, WORKS, true, -",
        "DUE, UNKNOWN, true, -",
        "DUE, CLOSED, true, DUE",
        "DUE, CLOSED, false, -",
        "DISABLING, CLOSED, true, DUE",
        "DISABLING, CLOSED, false, DISABLED",
        "DISABLING, WORKS, false, BACK",
        "DISABLING, UNKNOWN, false, DISABLING",
        "LAST_ADMINISTRATOR, CLOSED, true, DUE",
        "LAST_ADMINISTRATOR, UNKNOWN, true, -",
        "DISABLED, CLOSED, false, DISABLED",
        "DISABLED, CLOSED, true, BY_HAND",
        "DISABLED, WORKS, false, BACK",
        "DISABLED, WORKS, true, -",
        "DISABLED, UNKNOWN, false, DISABLED",
        "BY_HAND, CLOSED, true, BY_HAND",
        "BY_HAND, CLOSED, false, -",
        "BY_HAND, WORKS, true, -",
        "BY_HAND, UNKNOWN, true, BY_HAND",
        "BACK, WORKS, false, BACK",
        "BACK, WORKS, true, -",
        "BACK, CLOSED, true, DUE",
        "BACK, CLOSED, false, DISABLED",
        "BACK, UNKNOWN, false, BACK",
    })
    void s30WhatIsKeptNext(String known, Standing standing, boolean enabled, String next) {
        assertThat(LeaverState.next(state(known), standing, enabled)).isEqualTo(state(next));
    }

    private static Optional<LeaverState> state(String name) {
        return name.equals("-") ? Optional.empty() : Optional.of(LeaverState.valueOf(name));
    }
}
