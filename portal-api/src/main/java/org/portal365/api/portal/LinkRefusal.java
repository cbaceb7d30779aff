package org.portal365.api.portal;

/** Why a link is not made or not removed. */
public enum LinkRefusal {
    /** The identity belongs to another user. */
    TAKEN,
    /** It is the user's only way to sign in. */
    LAST_METHOD,
    /** There is no such user. */
    NO_USER
}
