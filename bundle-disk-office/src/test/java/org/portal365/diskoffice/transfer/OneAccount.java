package org.portal365.diskoffice.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Resource;
import org.portal365.api.social.Token;

/** Everybody has one account that works. */
record OneAccount(UserId first) implements ConnectedAccounts {
    private static ConnectedAccount of(UserId owner, AccountId id) {
        return new ConnectedAccount(id, owner, "office365", "tenant", owner + "@contoso.example", GrantState.OK);
    }

    /** Everybody has one, so nobody can count them. */
    @Override
    public List<ConnectedAccount> all() {
        return List.of();
    }

    @Override
    public List<ConnectedAccount> of(UserId id) {
        return List.of(of(id, new AccountId("account-of-" + id)));
    }

    @Override
    public Optional<ConnectedAccount> find(AccountId id) {
        return Optional.of(of(first, id));
    }

    @Override
    public Challenge connect(Resource resource, Set<String> scopes) {
        return new Challenge("office365", Optional.empty(), scopes, Optional.empty());
    }

    @Override
    public Outcome<Token, GrantState> token(
            AccountId account, Resource resource, Set<String> scopes, Optional<String> claims) {
        return new Done<>(new Token("token", Instant.MAX));
    }

    @Override
    public void disconnect(AccountId account) {}
}
