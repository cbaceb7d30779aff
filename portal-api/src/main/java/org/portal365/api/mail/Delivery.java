package org.portal365.api.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Challenge;
import org.portal365.api.Text;

/**
 * How far a message is that was handed over.
 *
 * @param words what is the matter, for the user; empty while nothing is
 * @param challenge what to ask the user so that it goes on
 * @param retryAt when it is tried again
 */
public record Delivery(
        OutgoingId id,
        MailboxId box,
        String subject,
        State state,
        List<Recipient> recipients,
        Optional<Text> words,
        Optional<Challenge> challenge,
        Optional<Instant> retryAt) {
    public Delivery {
        recipients = List.copyOf(recipients);
    }

    /** Whether it is under way. */
    public enum State {
        QUEUED,
        /** Cut off after the last byte: whether the server took it is being found out before anything is repeated. */
        UNCERTAIN,
        /** SMTP is switched off at the server: may it go another way? */
        ASKING,
        SENT,
        /** Nobody or not everybody got it, and it will not be tried again. */
        FAILED
    }

    /**
     * One recipient.
     *
     * @param answer of the server, when it refused
     */
    public record Recipient(String address, boolean accepted, boolean refused, String answer) {}
}
