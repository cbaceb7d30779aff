package org.portal365.api.disk;

/** What an actor may do with a file. */
public enum Right {
    READ,
    WRITE
}
