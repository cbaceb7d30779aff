package org.portal365.socialservices.core;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.portal365.api.social.Resource;
import org.portal365.m365.cloud.Cloud;

/**
 * Permissions, named "graph/Files.ReadWrite" as long as the cloud is not known, and
 * "https://graph.microsoft.com/Files.ReadWrite" when Entra ID is asked. A bare name is one of Graph. A person agrees to
 * those of several resources at once; a token is for one.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/scopes-oidc">Scopes and permissions</a>
 */
final class Scopes {
    private static final String GRAPH = "graph";
    private static final String OUTLOOK = "outlook";
    private static final Set<String> RESOURCES = Set.of(GRAPH, OUTLOOK);

    private Scopes() {}

    /** @throws IllegalArgumentException for a resource that is not known */
    static Set<String> named(Resource resource, Set<String> names) {
        if (!RESOURCES.contains(resource.name())) {
            throw new IllegalArgumentException("no such resource: " + resource.name());
        }
        String prefix = resource.name() + "/";
        return names.stream()
                .map(name -> name.startsWith(prefix) ? name : prefix + name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalArgumentException for a scope that is no name */
    static Set<String> qualified(Cloud cloud, Set<String> named) {
        return named.stream()
                .map(name -> origin(cloud, name) + "/" + shortName(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static URI origin(Cloud cloud, String named) {
        return named.startsWith(OUTLOOK + "/") ? cloud.outlookOrigin() : cloud.graphOrigin();
    }

    private static String shortName(String named) {
        String name = last(named);
        if (!name.matches("[A-Za-z0-9._-]{1,100}")
                || !(named.equals(name) || RESOURCES.contains(named.substring(0, named.lastIndexOf('/'))))) {
            throw new IllegalArgumentException("not the name of a permission");
        }
        return name;
    }

    /** Those that one token can be for: of Graph, where there are any. */
    static Set<String> ofOneResource(Set<String> named) {
        Set<String> outlook =
                named.stream().filter(name -> name.startsWith(OUTLOOK + "/")).collect(Collectors.toUnmodifiableSet());
        return outlook.size() == named.size()
                ? outlook
                : named.stream().filter(name -> !outlook.contains(name)).collect(Collectors.toUnmodifiableSet());
    }

    /** The resource of scopes that are of one. */
    static Resource resourceOf(Set<String> named) {
        boolean outlook = named.stream().anyMatch(name -> name.startsWith(OUTLOOK + "/"));
        return new Resource(outlook ? OUTLOOK : GRAPH);
    }

    /** Whether what was granted has all that was asked for; names come back with or without their resource. */
    static boolean cover(Set<String> granted, Set<String> asked) {
        Set<String> have = granted.stream().map(Scopes::comparable).collect(Collectors.toSet());
        return asked.stream().map(Scopes::comparable).allMatch(have::contains);
    }

    private static String comparable(String scope) {
        return last(scope).toLowerCase(Locale.ROOT);
    }

    private static String last(String scope) {
        return scope.substring(scope.lastIndexOf('/') + 1);
    }
}
