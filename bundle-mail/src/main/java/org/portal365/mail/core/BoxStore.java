package org.portal365.mail.core;

import java.util.List;
import java.util.Optional;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailboxId;

/** The users' side of the mailboxes. */
public interface BoxStore {
    /** Keeps a new mailbox, or sets the one of the same owner, provider and address to work again. */
    Box put(Box box);

    Optional<Box> find(MailboxId id);

    List<Box> of(UserId user);

    /** Makes it due now. */
    void nudge(MailboxId id);

    /** Forgets it with all that was to be sent. */
    void remove(MailboxId id);
}
