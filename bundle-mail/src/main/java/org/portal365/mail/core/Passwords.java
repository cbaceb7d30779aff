package org.portal365.mail.core;

/** Passwords of mailboxes, kept sealed. */
public interface Passwords {
    /** Seals one for the mailbox, to be kept with it. */
    String seal(Box box, String password);

    /**
     * The password of a mailbox.
     *
     * @throws MailFault when there is none, or it cannot be opened any more
     */
    String of(Box box);
}
