package org.portal365.diskoffice.transfer.core;

/** What its owner has asked of a task since the last step. */
public enum Wish {
    NONE,
    STOP,
    REPLACE,
    KEEP_BOTH
}
