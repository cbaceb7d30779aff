package org.portal365.socialservices.core;

import java.util.Set;
import java.util.stream.Collectors;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.social.GrantState;

/**
 * A connected account as it is stored, without its tokens.
 *
 * @param scopes that the person was asked for, named as in {@link Scopes}
 * @param missing of these, what the person or the organisation has taken back since, while other scopes still work
 * @param version counts every change of the tokens
 */
public record Account(
        AccountId id,
        UserId owner,
        Guid tenant,
        Guid object,
        String login,
        Set<String> scopes,
        Set<String> missing,
        GrantState state,
        long version) {
    public Account {
        scopes = Set.copyOf(scopes);
        missing = Set.copyOf(missing);
    }

    /** What the person agreed to and nobody has taken back, as far as it is known. */
    Set<String> working() {
        return scopes.stream().filter(scope -> !missing.contains(scope)).collect(Collectors.toUnmodifiableSet());
    }
}
