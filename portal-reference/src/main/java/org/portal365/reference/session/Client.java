package org.portal365.reference.session;

import java.util.Optional;
import org.portal365.reference.web.Request;

/**
 * What a session was begun with, so that users recognise it in a list. Proves nothing.
 *
 * @param remote address of the caller as the container knows it
 * @param agent what the program calls itself, shortened
 */
public record Client(String remote, Optional<String> agent) {
    private static final int LONGEST_AGENT = 300;

    public static Client of(Request request) {
        return new Client(
                request.remote(),
                request.header("User-Agent")
                        .map(agent -> agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent));
    }
}
