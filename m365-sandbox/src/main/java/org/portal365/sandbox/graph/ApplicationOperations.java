package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.entra.AppRegistration;
import org.portal365.sandbox.entra.AppRegistrations;
import org.portal365.sandbox.entra.AppSecret;
import org.portal365.sandbox.graph.drive.GraphError;

/** The registered applications of the caller's tenant (pages "application-list" and "passwordcredential"). */
final class ApplicationOperations {
    private static final Pattern BY_APP_ID = Pattern.compile("appId eq '([^']*)'");

    private final Addresses addresses;
    private final AppRegistrations apps;

    ApplicationOperations(Addresses addresses, AppRegistrations apps) {
        this.addresses = addresses;
        this.apps = apps;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("GET applications", this::list);
    }

    private Answer list(GraphCall call) {
        Optional<String> filter = Optional.ofNullable(call.query("$filter"));
        Matcher byId = BY_APP_ID.matcher(filter.orElse("appId eq ''"));
        if (!byId.matches()) {
            throw new GraphError(400, "Request_UnsupportedQuery", "Unsupported or invalid query filter clause.");
        }
        List<ObjectNode> found = apps.all().stream()
                .filter(app -> app.tenant().equals(call.person().tenantId()))
                .filter(app -> filter.isEmpty() || app.id().equals(byId.group(1)))
                .map(app -> GraphJson.select(json(app), call.query("$select")))
                .toList();
        return Answer.ok(GraphJson.collection(addresses.graph() + "/v1.0/$metadata#applications", found));
    }

    /** A secret itself is never shown again, only how it begins. */
    private static ObjectNode json(AppRegistration app) {
        ObjectNode body = GraphJson.object().put("appId", app.id()).put("displayName", app.name());
        ArrayNode secrets = body.putArray("passwordCredentials");
        for (AppSecret secret : app.secrets()) {
            secrets.addObject()
                    .putNull("customKeyIdentifier")
                    .putNull("displayName")
                    .put("endDateTime", GraphJson.time(secret.end()))
                    .put("hint", secret.hint())
                    .put("keyId", secret.keyId())
                    .putNull("secretText");
        }
        return body;
    }
}
