package org.portal365.mail.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Body;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.OutgoingId;

/** Messages on their way, as all sides see them. */
public interface OutgoingStore {
    /** The message of a draft that was taken over before. */
    Optional<OutgoingId> byKey(MailboxId box, String key);

    /** Keeps it whole; false when the draft has been taken over before. */
    boolean add(OutgoingMail mail, String key, Body raw);

    Optional<OutgoingMail> find(OutgoingId id);

    /** All that are not over or have failed, and the newest sent after the moment; newest first, dismissed ones never. */
    List<OutgoingMail> of(MailboxId box, Instant endedAfter);

    Body raw(OutgoingId id);

    /** What a user has decided, if it is still as it was then. */
    boolean decide(OutgoingMail before, OutgoingMail after);

    /** Its user has seen how it ended: it is not shown any more, and counts for the limits as before. */
    void dismiss(OutgoingId id);

    /** What waits for a sign-in or a permission is due now. */
    void nudge(MailboxId box);

    /** Keeps that the user agrees to Graph where SMTP is switched off. */
    void agree(MailboxId box);

    /** Whether the user has agreed before. */
    boolean agreed(MailboxId box);

    /** How many messages of a mailbox are being handed over at this moment, by any node. */
    int sending(MailboxId box);

    /** How many messages, and to how many recipients, were taken over from a mailbox since. */
    Sums since(MailboxId box, Instant moment);

    /** Messages and their recipients. */
    record Sums(int messages, int recipients) {}
}
