package org.portal365.api.portal;

/** Why the portal does not register a user. */
public enum RegistrationRefusal {
    /** The identity belongs to a user already. */
    TAKEN,
    /** The portal admits no more users. */
    FULL
}
