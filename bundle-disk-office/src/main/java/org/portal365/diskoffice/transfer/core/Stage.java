package org.portal365.diskoffice.transfer.core;

/** What a task does next. Stored before it is done. */
public enum Stage {
    NEW,
    /** The document goes there. */
    SENDING,
    /** The name is taken there. */
    ASKS,
    /** The document can be looked at. */
    OPEN,
    /** What the task is for. */
    WORKING,
    /** What was put there for a while is removed. */
    CLEANING,
    OVER
}
