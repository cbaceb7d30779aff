package org.portal365.api;

/**
 * On whose rights something is done.
 *
 * @param job true when nobody is waiting at a screen; a job acts with the rights of its user, never with more
 */
public record Actor(UserId user, boolean job) {
    /** The user at the screen. */
    public static Actor user(UserId user) {
        return new Actor(user, false);
    }

    /** A job on behalf of the user. */
    public static Actor job(UserId user) {
        return new Actor(user, true);
    }
}
