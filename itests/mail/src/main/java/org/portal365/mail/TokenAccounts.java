package org.portal365.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Resource;
import org.portal365.api.social.Token;
import org.portal365.itests.mail.EntraTokens;

/** An account for each user, "anna" with anna@example.test, with tokens that the test servers take. */
final class TokenAccounts implements ConnectedAccounts {
    static final String DOMAIN = "@example.test";

    private static final Duration HOUR = Duration.ofHours(1);

    private final EntraTokens tokens;
    private final Clock clock;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile GrantState state = GrantState.OK;
    private volatile boolean expired;

    TokenAccounts(Path keys, Clock clock) throws IOException {
        this.tokens = EntraTokens.of(keys);
        this.clock = clock;
    }

    /** From now on there are only refusals; OK ends that. */
    void now(GrantState next) {
        state = next;
    }

    /** Whether the tokens that are given are over already, as their servers see it. */
    void expired(boolean over) {
        expired = over;
    }

    /** How often a token was asked for. */
    int asked() {
        return asked.get();
    }

    /** It knows nobody until it is asked for somebody. */
    @Override
    public List<ConnectedAccount> all() {
        return List.of();
    }

    @Override
    public List<ConnectedAccount> of(UserId id) {
        return find(new AccountId(id.value())).stream().toList();
    }

    @Override
    public Optional<ConnectedAccount> find(AccountId id) {
        return Optional.of(
                new ConnectedAccount(id, new UserId(id.value()), "office365", "tenant", id.value() + DOMAIN, state));
    }

    @Override
    public Challenge connect(Resource resource, Set<String> scopes) {
        return new Challenge("office365", Optional.empty(), scopes, Optional.empty());
    }

    @Override
    public Outcome<Token, GrantState> token(
            AccountId account, Resource resource, Set<String> scopes, Optional<String> claims) {
        asked.incrementAndGet();
        if (state != GrantState.OK) {
            Text words = Text.of("Sign in again.");
            return Refused.<Token, GrantState>because(state, words).withChallenge(connect(resource, scopes));
        }
        String value = tokens.token(account.value() + DOMAIN, EntraTokens.OUTLOOK, expired ? HOUR.negated() : HOUR);
        return new Done<>(new Token(value, clock.instant().plus(HOUR)));
    }

    @Override
    public void disconnect(AccountId account) {
        throw new UnsupportedOperationException("no test disconnects accounts");
    }
}
