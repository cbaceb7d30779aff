package org.portal365.api.mail;

import java.util.List;
import org.portal365.api.Actor;
import org.portal365.api.Body;

/**
 * A message to be sent.
 *
 * @param key the draft's id: submitted twice, it is sent once
 * @param from one of the mailbox's identities
 * @param text plain text, lines ended in any way
 * @param inReplyTo Message-IDs of what it answers, oldest first; the last one is answered
 */
public record Outgoing(
        Actor actor,
        MailboxId box,
        String key,
        MailAddress from,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        String subject,
        String text,
        List<String> inReplyTo,
        List<Attachment> attachments) {
    public Outgoing {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        inReplyTo = List.copyOf(inReplyTo);
        attachments = List.copyOf(attachments);
    }

    /** A file that goes along. */
    public record Attachment(String name, String type, Body body) {}
}
