package org.portal365.socialservices.entra;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Token;
import org.portal365.m365.graph.TokenSource;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.socialservices.core.EntraClient;
import org.portal365.socialservices.core.EntraException;
import org.portal365.socialservices.core.Guid;

/** Tokens of the app itself in one tenant, each used until shortly before its end. */
final class AppTokens implements TokenSource {
    private static final Duration LEAST = Duration.ofMinutes(2);

    private final EntraClient entra;
    private final AppRegistration registration;
    private final Guid tenant;
    private final Clock clock;
    private @Nullable Token last;

    AppTokens(EntraClient entra, AppRegistration registration, Guid tenant, Clock clock) {
        this.entra = entra;
        this.registration = registration;
        this.tenant = tenant;
        this.clock = clock;
    }

    @Override
    public synchronized Outcome<Token, GrantState> token(Optional<String> claims) {
        Token kept = last;
        if (claims.isEmpty()
                && kept != null
                && kept.expires().isAfter(clock.instant().plus(LEAST))) {
            return new Done<>(kept);
        }
        try {
            Token fresh = entra.ofApp(registration, tenant, UUID.randomUUID().toString());
            last = fresh;
            return new Done<>(fresh);
        } catch (EntraException e) {
            boolean silent = e.error().equals(EntraException.NO_ANSWER);
            GrantState state = silent ? GrantState.UNREACHABLE : GrantState.CREDENTIAL_EXPIRED;
            return Refused.<Token, GrantState>because(state, Text.of(e.error() + " " + e.code()))
                    .withReference(e.correlationId());
        }
    }
}
