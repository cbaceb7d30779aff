package org.portal365.api.social;

/** Why somebody is not signed in, linked or connected. */
public enum SignInRefusal {
    /** Switched off, or not configured yet. */
    UNAVAILABLE,
    /** Too many flows at once; see the time to wait. */
    TOO_MANY,
    /** The answer fits no flow of this browser, or the flow is over. */
    START_AGAIN,
    /** The person stopped it. */
    CANCELLED,
    /** A personal account; only work accounts are admitted. */
    PERSONAL_ACCOUNT,
    /** The organisation is not admitted. */
    TENANT_NOT_ALLOWED,
    /** A guest of the organisation; guests are not admitted. */
    GUEST,
    /** Nobody here is linked to this account. */
    NOT_LINKED,
    /** The account belongs to another user here. */
    TAKEN,
    /** The portal user is disabled. */
    DISABLED,
    /** Another account than the one asked for. */
    WRONG_ACCOUNT,
    /** The person, or an admin of the organisation, must consent first. */
    CONSENT,
    /** The organisation's policy refuses it. */
    POLICY,
    /** The registration of the portal at the outside service is wrong; an admin must act. */
    REGISTRATION,
    /** The answer is not to be believed. */
    INVALID,
    /** The outside service does not answer as it should; try later. */
    FAILED
}
