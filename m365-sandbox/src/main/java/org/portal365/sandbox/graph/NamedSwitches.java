package org.portal365.sandbox.graph;

import java.time.Duration;
import org.portal365.sandbox.Switches;
import org.portal365.sandbox.graph.drive.DriveSwitches;

/** The drives' switches by their names on the control page. */
record NamedSwitches(Switches switches) implements DriveSwitches {
    @Override
    public boolean rewriting() {
        return switches.on("rewriting");
    }

    @Override
    public Duration visibilityDelay() {
        return Duration.ofMillis(switches.number("delayedVisibilityMillis"));
    }

    @Override
    public Duration lockLag() {
        return Duration.ofMillis(switches.number("lockLagMillis"));
    }

    @Override
    public Duration editorSilence() {
        return Duration.ofSeconds(switches.number("editorSilenceSeconds"));
    }

    @Override
    public long quota() {
        return switches.number("quotaBytes");
    }

    @Override
    public int lockBody() {
        return (int) switches.number("lockBody");
    }

    @Override
    public String sharingPolicy() {
        return switches.value("sharingPolicy");
    }

    @Override
    public Duration deltaTokenLife() {
        return Duration.ofSeconds(switches.number("deltaTokenSeconds"));
    }
}
