package org.portal365.api.social;

/** Whether work with a connected account can go on. */
public enum GrantState {
    OK,
    /** The person must sign in (again), or prove more. */
    SIGN_IN_NEEDED,
    /** The person must permit more. */
    CONSENT_NEEDED,
    /** An admin of the organisation must permit it. */
    ADMIN_CONSENT_NEEDED,
    /** The organisation's policy blocks it; asking again does not help. */
    BLOCKED,
    /** The account is disabled or gone. */
    DISABLED,
    /** The portal's own credential at the service has expired or is wrong. */
    CREDENTIAL_EXPIRED,
    /** Nothing is wrong with the grant; the service cannot be reached. Try later. */
    UNREACHABLE
}
