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
    STEP_UP,
    /**
     * As an administrator of an outside organisation, permit for everybody in it what the plug-ins ask for. The portal lets
     * only its own administrators begin it.
     */
    ADMIN_CONSENT
}
