package org.portal365.sandbox.graph.drive;

import java.time.Duration;

/** What a tester may change while the drives run. */
public interface DriveSwitches {
    /** Rewrite Office packages on upload, as SharePoint does. */
    boolean rewriting();

    /** How long Graph lags behind a save in the editor. */
    Duration visibilityDelay();

    /** How long a file stays locked after its editor was closed. */
    Duration lockLag();

    /** After how long without a sign of life an open editor counts as left. */
    Duration editorSilence();

    /** Bytes a drive may hold. */
    long quota();

    /** Which of the recorded 423 bodies is served, from 0. */
    int lockBody();

    /** What links the administrator allows: {@code any}, {@code organization} or {@code off}. */
    String sharingPolicy();

    /** After how long a delta token is too old. */
    Duration deltaTokenLife();
}
