package org.portal365.diskoffice.transfer.core;

/** What happens to a file there that has the same name. */
public enum Clash {
    ASK,
    REPLACE,
    KEEP_BOTH
}
