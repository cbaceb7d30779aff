package org.portal365.api.mail;

/** How a mailbox is. */
public enum MailboxState {
    /** Being read for the first time. */
    FIRST_SYNC,
    /** Kept up to date. */
    OK,
    /** The server asks to wait, or does not answer; it goes on by itself. */
    WAITING,
    /** The user must sign in again. */
    SIGN_IN_NEEDED,
    /** An administrator must act. */
    ADMIN_NEEDED
}
