package org.portal365.socialservices.core;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Outcome;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Token;

/**
 * Renews the grants that nobody has used for a month: Entra ID forgets a refresh token after 90 idle days, so there are
 * two months for what may go wrong. Any number of nodes may run it.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/refresh-tokens">Refresh tokens</a>
 */
public final class KeepAlive {
    static final Duration IDLE = Duration.ofDays(30);
    private static final int AT_ONCE = 500;
    /** Makes {@link Grants} ask for a new token, whatever the cache holds. */
    private static final Optional<String> NO_CLAIMS = Optional.of("{}");

    private final AccountStore accounts;
    private final Grants grants;
    private final Clock clock;

    public KeepAlive(AccountStore accounts, Grants grants, Clock clock) {
        this.accounts = accounts;
        this.grants = grants;
        this.clock = clock;
    }

    /** Renews what is due; how many grants are good for another month. What fails is tried again by the next call. */
    public int run() {
        List<Account> due = accounts.idle(clock.instant().minus(IDLE), AT_ONCE);
        int renewed = 0;
        for (Account account : due) {
            Set<String> scopes = Scopes.ofOneResource(account.working());
            Outcome<Token, GrantState> token = grants.token(account.id(), Scopes.resourceOf(scopes), scopes, NO_CLAIMS);
            renewed += token.optional().isPresent() ? 1 : 0;
        }
        return renewed;
    }
}
