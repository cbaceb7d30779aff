package org.portal365.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Resource;
import org.portal365.api.social.Token;

/** Connected accounts that pages show and disconnect, and nobody uses. */
final class TestAccounts implements ConnectedAccounts {
    private final List<ConnectedAccount> accounts = new ArrayList<>();

    AccountId add(UserId owner) {
        return add(owner, OwnedThings.SECRET + "@contoso.test");
    }

    AccountId add(UserId owner, String login) {
        AccountId id = new AccountId(UUID.randomUUID().toString());
        accounts.add(new ConnectedAccount(
                id, owner, "test", "tenant " + login, login, GrantState.OK, List.of(Text.of(login))));
        return id;
    }

    @Override
    public List<ConnectedAccount> all() {
        return List.copyOf(accounts);
    }

    @Override
    public List<ConnectedAccount> of(UserId user) {
        return accounts.stream().filter(one -> one.owner().equals(user)).toList();
    }

    @Override
    public Optional<ConnectedAccount> find(AccountId id) {
        return accounts.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public void disconnect(AccountId id) {
        accounts.removeIf(one -> one.id().equals(id));
    }

    @Override
    public Challenge connect(Resource resource, Set<String> scopes) {
        throw new IllegalStateException("a page connects nothing");
    }

    @Override
    public Outcome<Token, GrantState> token(
            AccountId account, Resource resource, Set<String> scopes, Optional<String> claims) {
        throw new IllegalStateException("a page asks no outside service");
    }
}
