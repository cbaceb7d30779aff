package org.portal365.api.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What lists, threads and search need of a message. Of a broken message some of it is empty.
 *
 * @param messageId the Message-ID with its brackets; may be empty
 * @param references Message-IDs of what it answers, oldest first
 * @param date when it says it was written
 * @param preview the beginning of its text, one line
 * @param text its text for search, cut where it is long
 * @param attachments whether there is more than text
 * @param size bytes of the whole message
 */
public record MessageSummary(
        String messageId,
        List<String> references,
        MailAddress from,
        List<MailAddress> to,
        List<MailAddress> cc,
        String subject,
        Optional<Instant> date,
        String preview,
        String text,
        boolean attachments,
        long size) {
    public MessageSummary {
        references = List.copyOf(references);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }
}
