package org.portal365.mail.core;

import java.util.function.Function;
import org.portal365.api.Body;

/**
 * Hands messages only to servers that have not asked to wait.
 *
 * @param name of the server of a mailbox
 */
public record PatientSubmission(Submission way, Function<Box, String> name, ServerPauses pauses) implements Submission {
    @Override
    public SendReport send(Box box, OutgoingMail mail, Body raw) {
        String server = name.apply(box);
        boolean paused = pauses.enter(server, box.id());
        try {
            SendReport report = way.send(box, mail, raw);
            if (paused) {
                pauses.served(server, box.id());
            }
            return report;
        } catch (MailFault e) {
            throw pauses.heed(server, box.id(), e);
        }
    }
}
