package org.portal365.socialservices.core;

import java.util.Set;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.social.GrantState;

/**
 * A connected account as it is stored, without its tokens.
 *
 * @param scopes that the person was asked for, named as in {@link Scopes}
 * @param version counts every change of the tokens
 */
public record Account(
        AccountId id,
        UserId owner,
        Guid tenant,
        Guid object,
        String login,
        Set<String> scopes,
        GrantState state,
        long version) {
    public Account {
        scopes = Set.copyOf(scopes);
    }
}
