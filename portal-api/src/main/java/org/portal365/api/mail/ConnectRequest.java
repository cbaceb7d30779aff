package org.portal365.api.mail;

import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;

/**
 * A wish to have a mailbox in the portal.
 *
 * @param account whose tokens to use; empty: the user's only one
 * @param address of the mailbox; empty: that of the account. Another one is a shared mailbox
 */
public record ConnectRequest(Actor actor, Optional<AccountId> account, Optional<String> address) {}
