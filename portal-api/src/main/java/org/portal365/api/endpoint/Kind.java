package org.portal365.api.endpoint;

/** Who calls an endpoint. */
public enum Kind {
    /** A browser of a user; GET only, as a POST would need the portal's CSRF token. */
    BROWSER,
    /** A program: no cookie, no CSRF token, any method. */
    MACHINE,
    /** A browser, in a frame of another site: no cookie, GET only, framing allowed. */
    FRAMED
}
