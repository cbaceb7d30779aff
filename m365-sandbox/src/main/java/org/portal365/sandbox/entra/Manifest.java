package org.portal365.sandbox.entra;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.Tenant;

/**
 * An application as Microsoft Graph takes it, and the admin center in its manifest (page
 * "reference-microsoft-graph-app-manifest").
 */
record Manifest(JsonNode json, Resources resources) {
    private static final String GRAPH = "00000003-0000-0000-c000-000000000000";

    /** What is not understood is an {@link IllegalArgumentException}. */
    static Manifest parse(String text, Resources resources) {
        return new Manifest(Json.parse(text), resources);
    }

    /** A new application of a tenant, without a secret. */
    AppRegistration register(Tenant tenant) {
        String name = json.path("displayName").asText();
        if (name.isBlank()) {
            throw new IllegalArgumentException("displayName is missing");
        }
        JsonNode logout = json.path("web").path("logoutUrl");
        return new AppRegistration(
                UUID.randomUUID().toString(),
                name,
                tenant.id(),
                accounts(),
                false,
                texts(json.path("web").path("redirectUris"))
                        .map(Manifest::replyUrl)
                        .toList(),
                logout.isTextual() ? logout.asText() : null,
                List.of(),
                List.of(),
                texts(json.path("optionalClaims").path("idToken"), "name").toList(),
                delegated(),
                application());
    }

    private String accounts() {
        String audience = json.path("signInAudience").asText("AzureADMyOrg");
        return switch (audience) {
            case "AzureADMyOrg" -> "single";
            case "AzureADMultipleOrgs" -> "multi";
            case "AzureADandPersonalMicrosoftAccount" -> "personal";
            default -> throw new IllegalArgumentException("No such signInAudience: " + audience);
        };
    }

    private static String replyUrl(String text) {
        URI address = URI.create(text);
        boolean local = "localhost".equals(address.getHost()) && "http".equals(address.getScheme());
        if (!local && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("A redirect URI must be of https, or http://localhost: " + text);
        }
        return text;
    }

    /** Those of a sign-in need no line of their own. */
    private List<String> delegated() {
        return permissions("Scope", resources::byId)
                .filter(permission -> !permission.resource().equals(Resources.OPENID))
                .map(Permission::qualified)
                .toList();
    }

    private List<String> application() {
        return permissions("Role", resources::byRoleId)
                .map(Permission::qualified)
                .toList();
    }

    private Stream<Permission> permissions(String type, Function<String, Optional<Permission>> known) {
        List<Permission> found = new ArrayList<>();
        for (JsonNode resource : json.path("requiredResourceAccess")) {
            if (!resource.path("resourceAppId").asText().equals(GRAPH)) {
                throw new IllegalArgumentException("Only permissions of Microsoft Graph are known here");
            }
            for (JsonNode access : resource.path("resourceAccess")) {
                String id = access.path("id").asText();
                if (access.path("type").asText().equals(type)) {
                    found.add(known.apply(id)
                            .orElseThrow(() -> new IllegalArgumentException("No such permission: " + id)));
                }
            }
        }
        return found.stream();
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    private static Stream<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(entry -> entry.path(member).asText());
    }
}
