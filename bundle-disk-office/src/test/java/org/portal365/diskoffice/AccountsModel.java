package org.portal365.diskoffice;

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

/** Connected accounts in memory. */
final class AccountsModel implements ConnectedAccounts {
    static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private final List<ConnectedAccount> accounts = new ArrayList<>();
    GrantState grant = GrantState.OK;

    AccountId connect(UserId user) {
        AccountId id = new AccountId("account-of-" + user);
        accounts.add(new ConnectedAccount(id, user, "office365", TENANT, user + "@contoso.example", GrantState.OK));
        return id;
    }

    @Override
    public List<ConnectedAccount> all() {
        return List.copyOf(accounts);
    }

    @Override
    public List<ConnectedAccount> of(UserId id) {
        return accounts.stream().filter(account -> account.owner().equals(id)).toList();
    }

    @Override
    public Optional<ConnectedAccount> find(AccountId id) {
        return accounts.stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .map(known -> new ConnectedAccount(
                        known.id(), known.owner(), known.provider(), known.tenant(), known.login(), grant));
    }

    @Override
    public Challenge connect(Resource resource, Set<String> scopes) {
        return new Challenge("office365", Optional.empty(), scopes, Optional.empty());
    }

    @Override
    public Outcome<Token, GrantState> token(
            AccountId account, Resource resource, Set<String> scopes, Optional<String> claims) {
        return grant == GrantState.OK
                ? new Done<>(new Token("token", Instant.MAX))
                : Refused.because(grant, Text.of("refused: " + grant));
    }

    @Override
    public void disconnect(AccountId account) {
        accounts.removeIf(one -> one.id().equals(account));
    }
}
