package org.portal365.api.outside;

/** What the owner of a job may do. */
public enum JobAction {
    /** Do no more of it; what is done stays. */
    STOP,
    /** The file of this name there becomes this one; its former content stays among its versions. */
    REPLACE,
    /** Both are kept, under two names. */
    KEEP_BOTH
}
