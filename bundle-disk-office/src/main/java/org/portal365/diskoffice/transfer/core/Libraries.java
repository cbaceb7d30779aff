package org.portal365.diskoffice.transfer.core;

import org.portal365.api.AccountId;

/** What connected accounts see outside. */
@FunctionalInterface
public interface Libraries {
    /** Asks nobody yet. */
    Library of(AccountId account);
}
