package org.portal365.api.mail;

/** Why a mailbox is not connected, or a message not taken to be sent. */
public enum MailRefusal {
    /** Switched off. */
    UNAVAILABLE,
    /** The user must sign in at the outside service, or permit more: see the challenge. */
    SIGN_IN_NEEDED,
    /** An administrator must act first. */
    ADMIN_NEEDED,
    /** There is no such mailbox or message any more. */
    GONE,
    NO_RIGHT,
    /** The address, the recipients or the message cannot be taken as they are. */
    NOT_ACCEPTED,
    /** Name or password is wrong. */
    WRONG_PASSWORD,
    /** More than may be sent in this time. */
    TOO_MANY,
    /** The server does not answer, or asks to wait. */
    TRY_LATER
}
