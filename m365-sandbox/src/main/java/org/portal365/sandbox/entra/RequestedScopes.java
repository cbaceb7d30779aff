package org.portal365.sandbox.entra;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parsed scope parameter.
 *
 * @param text as sent
 * @param resource key of the first resource named, null when only OpenID scopes are there
 * @param audience audience of a token for it
 * @param permissions what has to be consented, OpenID scopes included, in the order asked
 */
record RequestedScopes(
        String text, @Nullable String resource, String audience, Set<Permission> permissions, boolean defaults) {

    boolean has(String openIdScope) {
        return permissions.stream()
                .anyMatch(p -> p.resource().equals("openid") && p.name().equals(openIdScope));
    }

    /** Names a token's scp claim and the answer's scope list; offline_access is in neither. */
    Set<String> tokenScopes() {
        Set<String> names = new LinkedHashSet<>();
        permissions.stream()
                .filter(p -> p.resource().equals("openid") ? !p.name().equals("offline_access") : inResource(p))
                .forEach(p -> names.add(p.name()));
        return names;
    }

    List<String> qualified() {
        return permissions.stream().map(Permission::qualified).toList();
    }

    private boolean inResource(Permission permission) {
        return permission.resource().equals(resource == null ? "graph" : resource);
    }
}
