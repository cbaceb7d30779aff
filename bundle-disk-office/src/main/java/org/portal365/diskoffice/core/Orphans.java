package org.portal365.diskoffice.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.AccountId;

/** What the sweeper remembers. */
public interface Orphans {
    /** With what the ids of all sessions of this database begin; nobody else's do. */
    String mark();

    /** Accounts that had a session since. */
    List<AccountId> accounts(Instant since);

    /** When this folder was first found without a session; empty when it is now. */
    Optional<Instant> found(String folder, AccountId account, Instant now);

    /** It is gone. */
    void forget(String folder);
}
