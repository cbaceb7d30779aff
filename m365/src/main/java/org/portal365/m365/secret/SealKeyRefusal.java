package org.portal365.m365.secret;

/** Why the sealing keys stay as they are. */
public enum SealKeyRefusal {
    /** There is no such key. */
    UNKNOWN,
    /** A live node seals with it. */
    CURRENT,
    /** Sealed rows need it, or may still be on their way into the database. */
    IN_USE,
    /** An earlier new key has not reached every live node yet. */
    WAITING,
    /** The key file, or something that has sealed rows, is out of reach. */
    UNAVAILABLE
}
