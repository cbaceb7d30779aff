package org.portal365.api.mail;

/** Marks of a message that portal and server both know (RFC 9051, 2.3.2). */
public enum Flag {
    SEEN,
    ANSWERED,
    FLAGGED,
    DRAFT,
    DELETED
}
