package org.portal365.socialservices.core;

/** What happens to a person who signs in and is not linked to a user. */
public enum Registration {
    /** Refused; users cannot link either. Those linked already may sign in. */
    OFF,
    /** Refused, with the way to link. */
    LINK,
    /** Becomes a new user. */
    CREATE
}
