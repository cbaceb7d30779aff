package org.portal365.reference.web;

/** Who may call a route. */
public enum Caller {
    /** Everybody, signed in or not. */
    ANYONE,
    /** A signed-in user. */
    USER,
    /** A signed-in administrator of the portal. */
    ADMIN
}
