package org.portal365.diskoffice.core;

import org.portal365.api.AccountId;

/** The outside drives of connected accounts. */
@FunctionalInterface
public interface RemoteDrives {
    /** Asks nobody yet. */
    RemoteDrive of(AccountId account);

    /** The same for a job that looks again and again: what it reads of an item may be a short time old. */
    default RemoteDrive watching(AccountId account) {
        return of(account);
    }
}
