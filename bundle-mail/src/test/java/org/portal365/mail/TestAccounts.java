package org.portal365.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** Accounts of one user; each token is "token-of-" and the login. What is denied needs consent. */
public final class TestAccounts implements ConnectedAccounts {
    public final List<Set<String>> asked = new ArrayList<>();
    public Set<String> denied = Set.of();
    private final UserId owner;
    private final List<ConnectedAccount> all;

    public TestAccounts(UserId owner, String... logins) {
        this.owner = owner;
        all = List.of(logins).stream()
                .map(login -> new ConnectedAccount(
                        new AccountId("account-" + login), owner, "office365", "tenant", login, GrantState.OK))
                .toList();
    }

    @Override
    public List<ConnectedAccount> all() {
        return all;
    }

    @Override
    public List<ConnectedAccount> of(UserId id) {
        return id.equals(owner) ? all : List.of();
    }

    @Override
    public Optional<ConnectedAccount> find(AccountId id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public Challenge connect(Resource resource, Set<String> scopes) {
        return new Challenge("office365", Optional.empty(), scopes, Optional.empty());
    }

    @Override
    public Outcome<Token, GrantState> token(
            AccountId account, Resource resource, Set<String> scopes, Optional<String> claims) {
        asked.add(scopes);
        if (scopes.stream().anyMatch(denied::contains)) {
            return Refused.because(GrantState.CONSENT_NEEDED, Text.of("Permit it."));
        }
        return new Done<>(new Token("token-of-" + find(account).orElseThrow().login(), Instant.MAX));
    }

    @Override
    public void disconnect(AccountId account) {
        throw new UnsupportedOperationException("no test disconnects accounts");
    }
}
