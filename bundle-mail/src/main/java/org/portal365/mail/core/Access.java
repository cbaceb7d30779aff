package org.portal365.mail.core;

import java.util.Optional;
import org.portal365.api.AccountId;

/**
 * Who signs in at a mailbox, and where.
 *
 * @param login another than the address for a shared mailbox, or where people sign in by another name
 * @param account whose tokens open it; empty: a password does
 * @param server of the administrator's list; empty: those of the cloud
 */
public record Access(String login, Optional<AccountId> account, String server) {
    /** With tokens of an account, at the servers of the cloud. */
    public static Access account(String login, AccountId account) {
        return new Access(login, Optional.of(account), "");
    }

    /** With a password, at a server of the list. */
    public static Access password(String login, String server) {
        return new Access(login, Optional.empty(), server);
    }

    public boolean byPassword() {
        return account.isEmpty();
    }
}
