package org.portal365.mail.core;

import org.portal365.api.Body;

/** A way to hand over messages. */
@FunctionalInterface
public interface Submission {
    /**
     * Hands the message over for the recipients that still wait.
     *
     * @throws MailFault when it certainly was not taken
     * @throws GrantRefusedException when there is no token
     */
    SendReport send(Box box, OutgoingMail mail, Body raw);
}
