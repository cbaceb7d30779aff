package org.portal365.socialservices.core.leaver;

import java.util.Collection;

/** What an organisation has said of an account. */
public enum Standing {
    WORKS,
    /** Disabled, or there is no such account: said of this very one. */
    CLOSED,
    UNKNOWN;

    /** Of a person with several accounts: one that works is enough, and only when all are closed they are closed. */
    static Standing of(Collection<Standing> accounts) {
        if (accounts.contains(WORKS)) {
            return WORKS;
        }
        return accounts.isEmpty() || accounts.contains(UNKNOWN) ? UNKNOWN : CLOSED;
    }
}
