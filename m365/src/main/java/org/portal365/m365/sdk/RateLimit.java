package org.portal365.m365.sdk;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * How much of a minute is left, as SharePoint tells from four fifths of it on.
 *
 * @param limit units of the minute
 * @param remaining units that are left
 * @param reset when the next minute begins
 */
record RateLimit(int limit, int remaining, Duration reset) {
    private static final int LONGEST_RESET = 3_600;

    /** Empty when the headers are not there or say nothing usable. */
    static Optional<RateLimit> in(Response response) {
        int limit = number(response.header("RateLimit-Limit"));
        int remaining = number(response.header("RateLimit-Remaining"));
        int reset = number(response.header("RateLimit-Reset"));
        return limit <= 0 || remaining < 0 || reset < 0
                ? Optional.empty()
                : Optional.of(new RateLimit(limit, remaining, Duration.ofSeconds(Math.min(reset, LONGEST_RESET))));
    }

    private static int number(@Nullable String header) {
        return header != null && header.matches("\\d{1,9}") ? Integer.parseInt(header) : -1;
    }
}
