package org.portal365.sandbox.entra;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.Json;

/** The resources tokens can be asked for, and their permissions. */
final class Resources {

    static final String OPENID = "openid";

    private record Named(String resource, String permission) {}

    private final Map<String, String> prefixes = new LinkedHashMap<>();
    private final Map<String, String> audiences;
    private final List<Permission> permissions = List.of(Json.resource("permissions.json", Permission[].class));

    Resources(Addresses addresses) {
        audiences = Map.of("graph", addresses.graph(), "outlook", "https://outlook.office.com");
        prefixes.put(addresses.graph(), "graph");
        prefixes.put("https://graph.microsoft.com", "graph");
        prefixes.put("https://outlook.office.com", "outlook");
        prefixes.put("https://outlook.office365.com", "outlook");
    }

    /** Parses a scope parameter; several resources are allowed here, the first one counts for the token. */
    RequestedScopes parse(String text, AppRegistration app, String tenant) {
        String resource = null;
        boolean defaults = false;
        Set<Permission> wanted = new LinkedHashSet<>();
        for (String scope : text.trim().split("\\s+", -1)) {
            Named named = named(scope, app, tenant);
            if (!named.resource().equals(OPENID) && resource == null) {
                resource = named.resource();
            }
            if (named.permission().equals(".default")) {
                defaults = true;
                wanted.addAll(delegated(app, named.resource()));
            } else {
                wanted.add(permission(named).orElseThrow(() -> EntraRefusal.of(70011, scope)));
            }
        }
        return new RequestedScopes(text, resource, audience(resource, app), wanted, defaults);
    }

    /** As {@link #parse}, for a token request: one resource only. */
    RequestedScopes parseForToken(String text, AppRegistration app, String tenant) {
        long resources = List.of(text.trim().split("\\s+", -1)).stream()
                .map(scope -> named(scope, app, tenant).resource())
                .filter(resource -> !resource.equals(OPENID))
                .distinct()
                .count();
        if (resources > 1) {
            throw EntraRefusal.of(28000, text);
        }
        return parse(text, app, tenant);
    }

    Optional<Permission> byQualifiedName(String qualified) {
        return permissions.stream().filter(p -> p.qualified().equals(qualified)).findFirst();
    }

    /** A delegated permission by the id that manifests have. */
    Optional<Permission> byId(String id) {
        return permissions.stream().filter(p -> id.equals(p.id())).findFirst();
    }

    /** An application permission by the id that manifests have. */
    Optional<Permission> byRoleId(String id) {
        return permissions.stream().filter(p -> id.equals(p.roleId())).findFirst();
    }

    private Named named(String scope, AppRegistration app, String tenant) {
        if (scope.isEmpty()) {
            throw EntraRefusal.of(900144, "scope");
        }
        for (Map.Entry<String, String> known : prefixes.entrySet()) {
            if (scope.startsWith(known.getKey() + "/")) {
                return new Named(
                        known.getValue(),
                        unslashed(scope.substring(known.getKey().length() + 1)));
            }
        }
        for (String own : List.of(app.id() + "/", "api://" + app.id() + "/")) {
            if (scope.startsWith(own)) {
                return new Named("self", scope.substring(own.length()));
            }
        }
        if (scope.contains("://")) {
            throw EntraRefusal.of(500011, scope.substring(0, scope.lastIndexOf('/')), tenant);
        }
        boolean openId = permission(new Named(OPENID, scope)).isPresent();
        return new Named(openId ? OPENID : "graph", scope);
    }

    private static String unslashed(String permission) {
        return permission.startsWith("/") ? permission.substring(1) : permission;
    }

    private List<Permission> delegated(AppRegistration app, String resource) {
        return app.delegated().stream()
                .filter(name -> name.startsWith(resource + "/"))
                .flatMap(name -> byQualifiedName(name).stream())
                .toList();
    }

    private Optional<Permission> permission(Named named) {
        return byQualifiedName(named.resource() + "/" + named.permission());
    }

    private String audience(@Nullable String resource, AppRegistration app) {
        if ("self".equals(resource)) {
            return app.id();
        }
        return audiences.getOrDefault(resource == null ? "graph" : resource, "");
    }
}
