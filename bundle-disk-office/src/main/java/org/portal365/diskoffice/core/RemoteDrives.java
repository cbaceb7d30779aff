package org.portal365.diskoffice.core;

import org.portal365.api.AccountId;

/** The outside drives of connected accounts. */
@FunctionalInterface
public interface RemoteDrives {
    /** Asks nobody yet. */
    RemoteDrive of(AccountId account);
}
