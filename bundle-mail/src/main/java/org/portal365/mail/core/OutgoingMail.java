package org.portal365.mail.core;

import java.time.Instant;
import java.util.List;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.OutgoingId;

/**
 * A message on its way.
 *
 * @param messageId the same in every attempt, so that a copy can be recognised
 * @param from the sender's address, in header and envelope
 * @param size bytes of the message
 */
public record OutgoingMail(
        OutgoingId id,
        MailboxId box,
        String messageId,
        String from,
        String subject,
        long size,
        Instant created,
        Stage stage,
        Way way,
        Hold hold,
        List<Recipient> recipients) {
    /** How far it is; each is stored before what it announces is done. */
    public enum Stage {
        QUEUED,
        /** The server is being spoken to. Found by whoever begins: it may have been taken, or not. */
        SENDING,
        /** Cut off after the last byte. */
        UNCERTAIN,
        /** It has gone past the provider, who keeps no copy then: one is still to be put among the sent ones. */
        FILING,
        /** May it go through Graph? */
        ASKING,
        SENT,
        FAILED
    }

    /** Through what it goes. */
    public enum Way {
        SMTP,
        GRAPH,
        LOCAL
    }

    public OutgoingMail {
        recipients = List.copyOf(recipients);
    }

    public OutgoingMail at(Stage newStage, Hold newHold) {
        return new OutgoingMail(id, box, messageId, from, subject, size, created, newStage, way, newHold, recipients);
    }

    public OutgoingMail by(Way newWay) {
        return new OutgoingMail(id, box, messageId, from, subject, size, created, stage, newWay, hold, recipients);
    }

    public OutgoingMail with(List<Recipient> newRecipients) {
        return new OutgoingMail(id, box, messageId, from, subject, size, created, stage, way, hold, newRecipients);
    }

    public List<Recipient> waiting() {
        return recipients.stream()
                .filter(recipient -> recipient.state() == Recipient.State.WAITING)
                .toList();
    }

    public boolean over() {
        return stage == Stage.SENT || stage == Stage.FAILED;
    }
}
