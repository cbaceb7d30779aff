package org.portal365.reference.web;

import java.util.Optional;

/** Recognises who comes with a session cookie. */
@FunctionalInterface
public interface Visitors {
    /** The user of a session that is still good; notes that it was used. */
    Optional<CurrentUser> recognise(String cookie, Request request);
}
