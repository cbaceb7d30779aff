package org.portal365.m365.sdk;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Response;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.Urgency;

/**
 * The gate as the calls of one account pass it.
 *
 * @param key whom throttling concerns: cloud and tenant
 */
record TenantGate(ThrottlingGate gate, String key, Urgency urgency, Clock clock) {
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    /** Throws while nobody may call. */
    void enter(int cost) {
        Optional<Duration> left = gate.enter(key, cost, urgency);
        if (left.isPresent()) {
            throw new GraphException(
                    GraphFailure.of(GraphException.WAITING).withRetryAfter(left.get()),
                    "not called: the limit of the tenant is used up, "
                            + left.get().toSeconds() + " s are left",
                    null);
        }
    }

    /** Closes where asked to, and leaves the time that really has to pass in the answer. */
    Response passed(Response response) {
        Optional<Duration> asked = RetryAfter.parse(response.header("Retry-After"), clock.instant());
        if (response.code() == TOO_MANY || (response.code() == UNAVAILABLE && asked.isPresent())) {
            Duration wait = gate.close(key, asked);
            return response.newBuilder()
                    .header("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()))
                    .build();
        }
        gate.passed(key, RateLimit.in(response));
        return response;
    }
}
