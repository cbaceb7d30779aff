package org.portal365.diskoffice.graph;

import java.util.Optional;
import org.portal365.api.Challenge;
import org.portal365.api.social.GrantState;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.RemoteFault.Kind;
import org.portal365.m365.graph.GraphException;

/** What a failed call of Graph means for an edit session. */
public final class Faults {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int GONE = 410;
    private static final int PRECONDITION = 412;
    private static final int TOO_LONG = 413;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int NO_ROOM = 507;

    private Faults() {}

    public static RemoteFault of(GraphException failure) {
        Optional<String> claims = failure.claims()
                .or(() ->
                        failure.refusal().flatMap(refused -> refused.challenge().flatMap(Challenge::claims)));
        return new RemoteFault(
                kind(failure),
                failure.getMessage() + " [" + failure.status() + " " + failure.code() + ", request-id "
                        + failure.requestId() + "]",
                failure.retryAfter().orElse(null),
                claims.orElse(null),
                failure);
    }

    private static Kind kind(GraphException failure) {
        if (failure.refusal().isPresent()) {
            return kind(failure.refusal().orElseThrow().reason());
        }
        if (failure.claims().isPresent() || failure.status() == UNAUTHORIZED) {
            return Kind.SIGN_IN;
        }
        return byCode(failure.code()).orElseGet(() -> byStatus(failure));
    }

    private static Kind kind(GrantState grant) {
        return switch (grant) {
            case SIGN_IN_NEEDED -> Kind.SIGN_IN;
            case CONSENT_NEEDED -> Kind.CONSENT;
            case UNREACHABLE, OK -> Kind.UNREACHABLE;
            case ADMIN_CONSENT_NEEDED, BLOCKED, DISABLED, CREDENTIAL_EXPIRED -> Kind.ADMIN;
        };
    }

    private static Optional<Kind> byCode(String code) {
        return switch (code) {
            case GraphException.WAITING -> Optional.of(Kind.THROTTLED);
            case GraphException.TOO_LARGE -> Optional.of(Kind.TOO_LARGE);
            case GraphException.CONTENT_BROKEN -> Optional.of(Kind.CHANGED);
            case GraphException.BAD_ANSWER, GraphException.NO_ANSWER -> Optional.of(Kind.UNREACHABLE);
            case GraphException.SHARING_FORBIDDEN, GraphException.NO_DRIVE -> Optional.of(Kind.ADMIN);
            case "malwareDetected", "virusSuspicious" -> Optional.of(Kind.MALWARE);
            case "quotaLimitReached" -> Optional.of(Kind.FULL);
            default -> Optional.empty();
        };
    }

    private static Kind byStatus(GraphException failure) {
        if (failure.locked()) {
            return Kind.LOCKED;
        }
        return switch (failure.status()) {
            case FORBIDDEN -> Kind.ADMIN;
            case 404, GONE -> Kind.GONE;
            case PRECONDITION -> Kind.CHANGED;
            case TOO_MANY, UNAVAILABLE -> Kind.THROTTLED;
            case TOO_LONG -> Kind.TOO_LARGE;
            case NO_ROOM -> Kind.FULL;
            default -> failure.temporary() ? Kind.UNREACHABLE : Kind.REFUSED;
        };
    }
}
