package org.portal365.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system clock plus an offset that can be moved at run time and survives a restart. */
public final class SandboxClock extends Clock {

    private static final String FILE = "clock.json";

    private final StateFolder state;
    private volatile Duration offset;

    public SandboxClock(StateFolder state) {
        this.state = state;
        this.offset = state.read(FILE, Duration.class).orElse(Duration.ZERO);
    }

    public Duration offset() {
        return offset;
    }

    public void setOffset(Duration newOffset) {
        state.write(FILE, newOffset.toString());
        offset = newOffset;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** UTC is the only zone Entra and Graph speak, so this is always the same clock. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
