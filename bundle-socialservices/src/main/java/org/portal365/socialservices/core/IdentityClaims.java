package org.portal365.socialservices.core;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a validated id_token says of a person. Only {@link IdTokenValidator} makes them.
 *
 * @param tenant "tid"
 * @param object "oid": with the tenant, the only thing that identifies
 * @param name "name", or else the login
 * @param login "preferred_username": for display and login_hint, may change
 * @param email for writing to; proves nothing
 * @param language "xms_pl": the preferred language, where the registration asks for it
 * @param session "sid", for front-channel logout
 * @param groups "groups": object ids; empty when the registration does not ask for them
 * @param groupsElsewhere there are too many groups for the token, so those above are not all
 * @param roles "roles": values of app roles
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference">ID token claims</a>
 */
public record IdentityClaims(
        Guid tenant,
        Guid object,
        Optional<String> name,
        Optional<String> login,
        Optional<String> email,
        Optional<Locale> language,
        Optional<String> session,
        Set<String> groups,
        boolean groupsElsewhere,
        Set<String> roles) {
    public IdentityClaims {
        groups = Set.copyOf(groups);
        roles = Set.copyOf(roles);
    }

    IdentityClaims withAllGroups(Set<String> all) {
        return new IdentityClaims(tenant, object, name, login, email, language, session, all, false, roles);
    }
}
