package org.portal365.socialservices.core;

import java.util.Set;
import java.util.stream.Collectors;
import org.portal365.api.social.Resource;
import org.portal365.m365.cloud.Cloud;

/**
 * Permissions, named "graph/Files.ReadWrite" as long as the cloud is not known, and
 * "https://graph.microsoft.com/Files.ReadWrite" when Entra ID is asked. A bare name is one of Graph.
 */
final class Scopes {
    private static final String GRAPH = "graph";

    private Scopes() {}

    /** @throws IllegalArgumentException for a resource that is not known */
    static Set<String> named(Resource resource, Set<String> names) {
        if (!GRAPH.equals(resource.name())) {
            throw new IllegalArgumentException("no such resource: " + resource.name());
        }
        return names.stream()
                .map(name -> name.startsWith(GRAPH + "/") ? name : GRAPH + "/" + name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalArgumentException for a scope that is no name */
    static Set<String> qualified(Cloud cloud, Set<String> named) {
        return named.stream()
                .map(name -> cloud.graphOrigin() + "/" + shortName(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String shortName(String name) {
        String rest = name.startsWith(GRAPH + "/") ? name.substring(GRAPH.length() + 1) : name;
        if (!rest.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException("not the name of a permission");
        }
        return rest;
    }

    /** Whether what was granted has all that was asked for; Graph's own names come back with or without its origin. */
    static boolean cover(Set<String> granted, Set<String> asked) {
        Set<String> have = granted.stream().map(Scopes::last).collect(Collectors.toSet());
        return asked.stream().map(Scopes::last).allMatch(have::contains);
    }

    private static String last(String scope) {
        return scope.substring(scope.lastIndexOf('/') + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
