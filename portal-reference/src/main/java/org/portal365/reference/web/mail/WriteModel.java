package org.portal365.reference.web.mail;

import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.mail.Mailbox;

/** A message being written. */
public record WriteModel(Mailbox box, Draft draft, Optional<Text> problem) {
    /**
     * As typed.
     *
     * @param key the same when it is sent twice
     * @param answered id of the message that is answered; may be empty
     */
    public record Draft(String key, String to, String cc, String bcc, String subject, String text, String answered) {
        static Draft empty(String key) {
            return new Draft(key, "", "", "", "", "", "");
        }
    }
}
