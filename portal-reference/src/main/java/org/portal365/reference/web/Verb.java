package org.portal365.reference.web;

/** The HTTP methods that routes know (RFC 9110, 9.3). HEAD is answered by the route of GET. */
public enum Verb {
    GET,
    POST,
    PUT,
    DELETE
}
