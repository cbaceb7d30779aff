package org.portal365.sandbox;

import java.util.Locale;

/** One of the four servers. */
public enum Site {
    BROWSER(0),
    LOGIN(1),
    GRAPH(2),
    FILES(3);

    private final int offset;

    Site(int offset) {
        this.offset = offset;
    }

    /** Distance from the base port. */
    int offset() {
        return offset;
    }

    public boolean tls() {
        return this != BROWSER;
    }

    /** Name in the call log and in fault rules. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
