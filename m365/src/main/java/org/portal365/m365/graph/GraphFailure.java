package org.portal365.m365.graph;

import java.time.Duration;
import java.util.Optional;
import org.portal365.api.Refused;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Token;

/** The facts of a {@link GraphException}. */
public record GraphFailure(
        int status,
        String code,
        String requestId,
        Optional<Duration> retryAfter,
        Optional<String> claims,
        Optional<Refused<Token, GrantState>> refusal) {
    /** A failure that has no answer of Graph. */
    public static GraphFailure of(String code) {
        return new GraphFailure(0, code, "", Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static GraphFailure of(int status, String code, String requestId) {
        return new GraphFailure(status, code, requestId, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public GraphFailure withRetryAfter(Duration wait) {
        return new GraphFailure(status, code, requestId, Optional.of(wait), claims, refusal);
    }

    public GraphFailure withClaims(String challenge) {
        return new GraphFailure(status, code, requestId, retryAfter, Optional.of(challenge), refusal);
    }

    public GraphFailure withRefusal(Refused<Token, GrantState> why) {
        return new GraphFailure(status, code, requestId, retryAfter, claims, Optional.of(why));
    }
}
