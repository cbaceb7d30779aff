package org.portal365.reference.web;

import java.io.IOException;
import java.util.Optional;

/**
 * Whether a change was asked for by a page of ours: fetch metadata or origin, and the synchroniser token. Browsers send
 * {@code Origin: null} from pages with our Referrer-Policy (Fetch 3.2), so fetch metadata is asked first.
 */
final class Csrf {
    static final String FIELD = "csrf";
    static final String HEADER = "X-CSRF-Token";

    private Csrf() {}

    static void check(Request request, Caller caller) throws IOException {
        if (!sameOrigin(request) || !knows(request, caller)) {
            throw new WebException(403, ErrorWords.WORDS.text("error.csrf"));
        }
    }

    private static boolean sameOrigin(Request request) {
        Optional<String> fetchSite = request.header("Sec-Fetch-Site");
        if (fetchSite.isPresent()) {
            return fetchSite.get().equals("same-origin");
        }
        return request.header("Origin")
                .map(origin -> origin.equals(request.site().address().toString()))
                .orElse(true);
    }

    private static boolean knows(Request request, Caller caller) throws IOException {
        Optional<String> header = request.header(HEADER);
        String given = header.isPresent() ? header.get() : request.form().text(FIELD);
        boolean ofSession = request.visitor().isPresent()
                && Tokens.equal(given, Tokens.csrf(request.sessionCookie().orElseThrow()));
        // A sign-in page stays good when another tab has signed in meanwhile.
        boolean ofBrowser = (request.visitor().isEmpty() || caller == Caller.ANYONE)
                && request.knownBinding()
                        .map(binding -> Tokens.equal(given, Tokens.csrf(binding)))
                        .orElse(false);
        return ofSession || ofBrowser;
    }
}
