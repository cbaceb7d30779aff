package org.portal365.reference.web;

import java.time.Duration;
import org.portal365.api.Text;

/** Ends a request with an error page that tells the user this sentence. */
public class WebException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Text words;
    private final Duration wait;

    public WebException(int status, Text words) {
        this(status, words, Duration.ZERO);
    }

    private WebException(int status, Text words, Duration wait) {
        super("status " + status, null, false, false);
        this.status = status;
        this.words = words;
        this.wait = wait;
    }

    /** Status 429; the answer says when to come back. */
    public static WebException tooMany(Duration wait) {
        return new WebException(429, ErrorWords.of(429), wait);
    }

    /** With the portal's standard sentence for the status. */
    public static WebException of(int status) {
        return new WebException(status, ErrorWords.of(status));
    }

    public static WebException badRequest() {
        return of(400);
    }

    /** Also for what exists, but not for this user: nobody learns of it. */
    public static WebException notFound() {
        return of(404);
    }

    public int status() {
        return status;
    }

    Text words() {
        return words;
    }

    /** For {@code Retry-After}; zero: not known. */
    Duration retryAfter() {
        return wait;
    }
}
