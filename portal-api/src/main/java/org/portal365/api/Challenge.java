package org.portal365.api;

import java.util.Optional;
import java.util.Set;

/**
 * What a social service must ask the user before refused work can go on. The portal does not look inside: it hands the
 * challenge to {@link org.portal365.api.social.SocialService#begin}.
 *
 * @param service the id of the social service
 * @param account the connected account it is about; empty: any account, or a new one
 * @param scopes permissions that are missing
 * @param claims a claims challenge of the outside service, as that service spells it
 */
public record Challenge(String service, Optional<AccountId> account, Set<String> scopes, Optional<String> claims) {
    public Challenge {
        scopes = Set.copyOf(scopes);
    }
}
