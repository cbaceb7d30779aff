package org.portal365.reference.web.mail;

import org.portal365.api.Challenge;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;

/** Sends the user to a social service for what is missing. */
@FunctionalInterface
public interface Asking {
    /**
     * The answer that leads there.
     *
     * @param returnTo path to come back to
     */
    Response ask(Request request, Challenge challenge, String returnTo);
}
