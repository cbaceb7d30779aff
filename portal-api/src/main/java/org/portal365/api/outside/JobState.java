package org.portal365.api.outside;

/** Where a job is in its life. */
public enum JobState {
    RUNNING,
    /** The name is taken there: the user must choose. */
    ASKS,
    /** What was asked for can be looked at now; it is removed there afterwards. */
    READY,
    DONE,
    /** Some of it was done; the failures say what not. */
    PARTLY,
    FAILED,
    STOPPED;

    /** Nothing will happen any more that a user sees. */
    public boolean over() {
        return compareTo(DONE) >= 0;
    }
}
