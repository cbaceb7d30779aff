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

    /** Hears of a fault that came over a connection later on; gives it as it is to be understood. */
    default MailFault heed(Box box, MailFault fault) {
        return fault;
    }
}
