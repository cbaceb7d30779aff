package org.portal365.api.social;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.UserId;

/** Outside accounts that users have connected, and the tokens to work with them. Always registered. */
public interface ConnectedAccounts {
    List<ConnectedAccount> of(UserId id);

    /** Everybody's accounts, by login. For administrators: whoever calls it has made sure. */
    List<ConnectedAccount> all();

    Optional<ConnectedAccount> find(AccountId id);

    /** What to ask a user who has no account for these scopes yet. */
    Challenge connect(Resource resource, Set<String> scopes);

    /** What the service will ask the person to permit for a challenge, and what for: one sentence each. */
    default List<Text> explain(Challenge challenge) {
        return List.of();
    }

    /**
     * A token that is good now; renewed when needed, by one caller at a time in all nodes.
     *
     * @param scopes short names, as the outside service lists them for the resource
     * @param claims a claims challenge that the last token was refused with; forces a new token
     */
    Outcome<Token, GrantState> token(AccountId account, Resource resource, Set<String> scopes, Optional<String> claims);

    /** What the person has once agreed to, each as resource, slash and short name; empty when that is not known. */
    default Set<String> agreed(AccountId account) {
        return Set.of();
    }

    /** Forgets the account and all its tokens. Unknown: nothing happens. */
    void disconnect(AccountId account);
}
