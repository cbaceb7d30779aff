package org.portal365.reference.web;

import java.io.IOException;

/** What a route does. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers a request whose caller, Host and CSRF token have been checked already.
     *
     * @throws WebException for an error page with the user's sentence; anything else becomes a page of status 500
     */
    Response handle(Request request) throws IOException;
}
