package org.portal365.socialservices.core;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portal365.api.GroupId;

/**
 * Which groups and app roles of Entra ID make a member of which groups of the portal.
 *
 * @param rules by the object id of a group, or by {@link #ROLE} and the value of an app role
 */
public record GroupMapping(Map<String, Set<GroupId>> rules) {
    /** Begins the key of an app role. */
    public static final String ROLE = "role:";

    public static final GroupMapping NONE = new GroupMapping(Map.of());

    public GroupMapping {
        rules = Map.copyOf(rules);
    }

    boolean empty() {
        return rules.isEmpty();
    }

    /** Whether a group is named, so that all groups of the person must be known. */
    boolean needsGroups() {
        return rules.keySet().stream().anyMatch(key -> !key.startsWith(ROLE));
    }

    Set<GroupId> of(IdentityClaims claims) {
        Stream<String> roles = claims.roles().stream().map(ROLE::concat);
        return Stream.concat(claims.groups().stream(), roles)
                .flatMap(key -> rules.getOrDefault(key, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
