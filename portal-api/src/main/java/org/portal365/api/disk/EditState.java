package org.portal365.api.disk;

/** Where a session is in its life. */
public enum EditState {
    /** Stored, nothing has left the portal yet. */
    PREPARING,
    UPLOADING,
    /** The document can be edited; changes come back by themselves. */
    OPEN,
    /** The user has finished; the last change is being brought back. */
    COLLECTING,
    /** Brought back, or nothing was changed. */
    SAVED,
    /** The portal's file had moved on: both are kept. */
    CONFLICT,
    /** It could not become a version: it is kept as a recovery copy. */
    RECOVERED,
    /** The working copy is being removed. */
    CLEANING,
    CLOSED,
    /** The user wanted none of it. */
    DISCARDED;

    /** Nothing will happen any more that a user sees. */
    public boolean over() {
        return compareTo(SAVED) >= 0;
    }
}
