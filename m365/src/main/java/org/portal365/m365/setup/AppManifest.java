package org.portal365.m365.setup;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The registration as JSON. What is pasted into the Entra admin center is what the scripts send to Graph.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest">Microsoft
 *     Graph app manifest</a>
 */
final class AppManifest {
    /** Microsoft Graph in every tenant and cloud. */
    private static final String GRAPH = "00000003-0000-0000-c000-000000000000";

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Properties IDS = ids();

    private AppManifest() {}

    /** A JSON object in several lines. */
    static String of(AppPlan plan) {
        Map<String, Object> web = new LinkedHashMap<>();
        web.put("redirectUris", plan.redirects());
        plan.logout().ifPresent(address -> web.put("logoutUrl", address));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("displayName", plan.name());
        manifest.put("signInAudience", plan.audience());
        manifest.put("web", web);
        manifest.put("optionalClaims", Map.of("idToken", List.of(claim("sid"), claim("acct"))));
        manifest.put(
                "requiredResourceAccess",
                List.of(resource(Stream.concat(
                                plan.permissions().stream().map(name -> access(id(name(name)), "Scope")),
                                plan.roles().stream().map(name -> access(id(role(name)), "Role")))
                        .toList())));
        return GSON.toJson(manifest);
    }

    /** "sid" finds the session that a sign-out at Microsoft ends, "acct" tells guests. */
    private static Map<String, Object> claim(String name) {
        return ordered("name", name, "essential", false);
    }

    private static Map<String, Object> resource(List<Map<String, Object>> access) {
        return ordered("resourceAppId", GRAPH, "resourceAccess", access);
    }

    private static Map<String, Object> access(String id, String type) {
        return ordered("id", id, "type", type);
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(first, one);
        fields.put(second, other);
        return fields;
    }

    /** Those of Exchange Online are listed at Graph in a registration, though tokens are asked of Exchange Online. */
    private static String id(String key) {
        return Objects.requireNonNull(IDS.getProperty(key), key);
    }

    /** Whether it can be registered as a permission of the app itself. */
    static boolean knowsRole(String permission) {
        return IDS.containsKey(role(permission));
    }

    private static String role(String permission) {
        return "application." + name(permission);
    }

    /** Whether it can be registered. */
    static boolean knows(String permission) {
        return IDS.containsKey(name(permission));
    }

    /** As the Entra admin center lists it. */
    static String name(String permission) {
        return permission.substring(permission.lastIndexOf('/') + 1);
    }

    private static Properties ids() {
        Properties ids = new Properties();
        try (InputStream in = AppManifest.class.getResourceAsStream("permissions.properties")) {
            ids.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }
}
