package org.portal365.diskoffice.core;

/** Who is let into a working copy, by least power. */
public enum Sharing {
    /** Only the owner of the session. */
    OWNER,
    /** The persons who join, invited one by one. */
    PEOPLE,
    /** Everybody of the organization who has the link. */
    ORGANIZATION
}
