package org.portal365.mail.core;

import org.portal365.api.UserId;
import org.portal365.api.mail.OutgoingId;

/** How much a user writes, from all mailboxes together. */
@FunctionalInterface
public interface Quota {
    /** Everybody as much as the mailboxes permit. */
    Quota NONE = (user, id, recipients) -> true;

    /** Counts a message before it is kept; false when it would be too much, and then it is not counted. */
    boolean take(UserId user, OutgoingId id, int recipients);
}
