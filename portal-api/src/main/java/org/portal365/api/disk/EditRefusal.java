package org.portal365.api.disk;

/** Why a document is not opened, joined or acted on. */
public enum EditRefusal {
    /** Switched off. */
    UNAVAILABLE,
    /** The user must sign in at the outside service, or permit more: see the challenge. */
    SIGN_IN_NEEDED,
    /** An admin must act first. */
    ADMIN_NEEDED,
    /** The file is gone, or the session is. */
    GONE,
    NO_RIGHT,
    /** Locked in the Disk by somebody else. */
    LOCKED,
    /** Type, size or name is not taken. */
    NOT_ACCEPTED,
    /** Not possible in the state the session is in. */
    NOT_NOW,
    /** The outside service asks to wait or does not answer. */
    TRY_LATER
}
