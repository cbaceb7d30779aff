package org.portal365.api.social;

import java.util.List;
import org.portal365.api.AccountId;
import org.portal365.api.Text;
import org.portal365.api.UserId;

/**
 * An outside account of a user.
 *
 * @param provider id of the social service
 * @param tenant the organisation, by its id
 * @param login the account's name at the service; changes, identifies nobody
 * @param missing while the state is OK: what the account is not permitted any more, a sentence for each
 */
public record ConnectedAccount(
        AccountId id,
        UserId owner,
        String provider,
        String tenant,
        String login,
        GrantState state,
        List<Text> missing) {
    public ConnectedAccount {
        missing = List.copyOf(missing);
    }

    /** One that misses nothing. */
    public ConnectedAccount(
            AccountId id, UserId owner, String provider, String tenant, String login, GrantState state) {
        this(id, owner, provider, tenant, login, state, List.of());
    }

    /** Whether all that was ever agreed to works, as far as it is known. */
    public boolean works() {
        return state == GrantState.OK && missing.isEmpty();
    }
}
