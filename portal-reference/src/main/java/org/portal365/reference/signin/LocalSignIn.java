package org.portal365.reference.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.UserId;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.reference.user.LocalAccounts;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.WebException;

/** Sign-in with a password of the portal. */
public final class LocalSignIn {
    private static final int MOST_FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final LocalAccounts accounts;
    private final Audit audit;
    private final FailureLimit limit;

    public LocalSignIn(LocalAccounts accounts, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.limit = new FailureLimit(MOST_FAILURES, WINDOW, clock);
    }

    /**
     * The user, when login and password are right.
     *
     * @throws WebException of status 429 after too many failures
     */
    Optional<UserId> check(Request request, String login, String password) {
        String name = request.remote() + " " + login;
        if (limit.reached(name)) {
            record(request, "excess_rate_limit_exceeded", Optional.empty(), Optional.of("local sign-in"));
            throw WebException.of(429);
        }
        Optional<UserId> user = accounts.check(login, password);
        if (user.isPresent()) {
            limit.succeeded(name);
            record(request, "authn_login_success", user, Optional.empty());
        } else {
            limit.failed(name);
            record(request, "authn_login_fail", Optional.empty(), Optional.of("login or password wrong"));
        }
        return user;
    }

    /**
     * Gives the user who is signed in another password, when the present one is right; guesses are counted.
     *
     * @throws WebException of status 429 after too many failures
     */
    public boolean change(Request request, String present, String next) {
        UserId user = request.user().id();
        String name = request.remote() + " " + user;
        if (limit.reached(name)) {
            record(request, "excess_rate_limit_exceeded", Optional.of(user), Optional.of("change of a password"));
            throw WebException.of(429);
        }
        if (!accounts.confirms(user, present)) {
            limit.failed(name);
            record(request, "authn_password_change_fail", Optional.of(user), Optional.of("present password wrong"));
            return false;
        }
        limit.succeeded(name);
        record(request, "authn_password_change", Optional.of(user), Optional.empty());
        accounts.change(user, next);
        return true;
    }

    private void record(Request request, String name, Optional<UserId> user, Optional<String> reason) {
        audit.record(new AuditEvent(name, user, reason, request.reference(), Map.of("by", "local")));
    }
}
