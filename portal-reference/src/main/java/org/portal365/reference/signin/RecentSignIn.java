package org.portal365.reference.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;

/** What weighs more is done only by somebody who has proved who they are not long ago (OWASP ASVS 7.5.1). */
public final class RecentSignIn {
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final Clock clock;

    public RecentSignIn(Clock clock) {
        this.clock = clock;
    }

    /** The way to the sign-in page and back; empty when the user may go on. */
    public Optional<Response> detour(Request request, String back) {
        boolean fresh = request.user().authenticated().isAfter(clock.instant().minus(FRESH));
        return fresh
                ? Optional.empty()
                : Optional.of(Response.redirect("/signin?return=" + URLEncoder.encode(back, StandardCharsets.UTF_8)));
    }
}
