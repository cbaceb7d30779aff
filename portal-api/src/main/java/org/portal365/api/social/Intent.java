package org.portal365.api.social;

/** What a flow is for. */
public enum Intent {
    /** Nobody is signed in: sign in. */
    SIGN_IN,
    /** Add the identity as a way to sign in to the signed-in user. */
    LINK,
    /** Connect an account of the signed-in user, for its documents or mail. */
    CONNECT,
    /** Ask the user of a connected account again, so that refused work can go on. */
    STEP_UP
}
