package org.portal365.mail.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailMember;
import org.portal365.api.mail.MailboxId;

/** The users' side of the mailboxes. */
public interface BoxStore {
    /**
     * Keeps a new mailbox, or sets the one of the same owner, provider and address to work again.
     *
     * @param sealed its password
     */
    Box put(Box box, Optional<String> sealed);

    Optional<Box> find(MailboxId id);

    /** Everybody's, by address. */
    List<Box> all();

    /** The mailboxes that a user owns. */
    List<Box> of(UserId user);

    /** The mailboxes of others that are shared with any of these. */
    List<Box> sharedWith(Set<MailMember> members);

    List<MailMember> members(MailboxId id);

    void member(MailboxId id, MailMember member, boolean shared);

    /** What was chosen for single folders. */
    Map<MailFolderId, Boolean> choices(MailboxId id);

    /** Keeps what was chosen, and makes it due now. */
    void choose(MailboxId id, Optional<Integer> days, Map<MailFolderId, Boolean> folders);

    /** Makes it due now. */
    void nudge(MailboxId id);

    /** Forgets it with all that was to be sent. */
    void remove(MailboxId id);
}
