package org.portal365.m365.graph;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Refused;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Token;

/**
 * Graph did not do it. Decide by {@link #status()} and {@link #code()}, never by the message; 423 is decided by status
 * alone, as its codes differ.
 *
 * @see <a href="https://learn.microsoft.com/graph/errors">Microsoft Graph error responses</a>
 */
public class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Code when there was no answer, or it broke off; the outcome of the call is not known. */
    public static final String NO_ANSWER = "noAnswer";
    /** Code when the call was not made, as an earlier answer asked to wait. */
    public static final String WAITING = "waiting";
    /** Code when the call was not made, as there is no token; {@link #refusal()} says why. */
    public static final String NO_TOKEN = "noToken";
    /** Code when an address in an answer is not one of the cloud's. */
    public static final String FOREIGN_ADDRESS = "foreignAddress";
    /** Code when content arrived that is not what Graph says it is. */
    public static final String CONTENT_BROKEN = "contentBroken";
    /** Code when an answer lacks what its documentation promises. */
    public static final String BAD_ANSWER = "badAnswer";
    /** Code when a file is larger than the caller permits. */
    public static final String TOO_LARGE = "tooLarge";
    /** Code when the account has no OneDrive. */
    public static final String NO_DRIVE = "noDrive";
    /** Code when the organisation's policy refuses this kind of sharing; Graph itself has no code for it. */
    public static final String SHARING_FORBIDDEN = "sharingForbidden";

    private final int status;
    private final String code;
    private final String requestId;
    private final transient @Nullable Duration retryAfter;
    private final @Nullable String claims;
    private final transient @Nullable Refused<Token, GrantState> refusal;

    /** A failure with a cause, or with none. */
    public GraphException(GraphFailure failure, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = failure.status();
        this.code = failure.code();
        this.requestId = failure.requestId();
        this.retryAfter = failure.retryAfter().orElse(null);
        this.claims = failure.claims().orElse(null);
        this.refusal = failure.refusal().orElse(null);
    }

    /** HTTP status; 0 when there was no answer or no call. */
    public int status() {
        return status;
    }

    /** The most specific code of the answer, or one of the constants here; may be empty. */
    public String code() {
        return code;
    }

    /** "request-id" of the answer, for Microsoft's support; may be empty. */
    public String requestId() {
        return requestId;
    }

    /** How long to leave this tenant alone; whoever calls earlier is refused at once with {@link #WAITING}. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The claims challenge (JSON) to sign in with, when a new token was refused as well. */
    public Optional<String> claims() {
        return Optional.ofNullable(claims);
    }

    /** Why there is no token. */
    public Optional<Refused<Token, GrantState>> refusal() {
        return Optional.ofNullable(refusal);
    }

    public boolean notFound() {
        return status == 404;
    }

    /** Open in Office, or checked out: normal, try again later. */
    public boolean locked() {
        return status == 423;
    }

    /** Trying again later may help, and asking the user does not. */
    public boolean temporary() {
        return retryAfter != null
                || status == 408
                || status == 423
                || status == 429
                || (status >= 500 && status != 501 && status != 507)
                || code.equals(NO_ANSWER);
    }
}
