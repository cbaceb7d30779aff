package org.portal365.api.disk;

/** Why the Disk does not do it. */
public enum DiskRefusal {
    /** Deleted, or never there for this actor. */
    GONE,
    NO_RIGHT,
    /** Somebody else was faster: the head is another version. */
    STALE_BASE,
    /** Locked by another owner. */
    LOCKED,
    /** Quota or disk is full. */
    FULL,
    /** The name, type or size is not taken. */
    NOT_ACCEPTED
}
