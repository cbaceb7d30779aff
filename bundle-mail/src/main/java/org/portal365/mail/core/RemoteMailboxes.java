package org.portal365.mail.core;

/** Opens mailboxes on their servers. */
@FunctionalInterface
public interface RemoteMailboxes {
    /**
     * Signs in and makes sure that the mailbox can be read.
     *
     * @throws MailFault when the server does not let in
     * @throws GrantRefusedException when there is no token
     */
    RemoteMailbox open(Box box);
}
