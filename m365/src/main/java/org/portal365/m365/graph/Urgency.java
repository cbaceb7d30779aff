package org.portal365.m365.graph;

/** Who waits for a call. What a tenant grants in a minute is kept for those who wait first. */
public enum Urgency {
    /** Somebody has clicked and waits. */
    CLICK,
    /** Nobody notices when it is done a minute later. */
    BACKGROUND
}
