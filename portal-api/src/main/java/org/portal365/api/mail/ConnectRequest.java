package org.portal365.api.mail;

import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;

/**
 * A wish to have a mailbox in the portal.
 *
 * @param account whose tokens to use; empty: the one of the address, or else the user's only one
 * @param address of the mailbox; empty: that of the account. Another one is a shared mailbox
 * @param password for providers that ask for one; any other refuses it
 */
public record ConnectRequest(
        Actor actor, Optional<AccountId> account, Optional<String> address, Optional<PasswordLogin> password) {
    /** With an account. */
    public ConnectRequest(Actor actor, Optional<AccountId> account, Optional<String> address) {
        this(actor, account, address, Optional.empty());
    }
}
