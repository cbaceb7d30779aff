package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Directory;
import org.portal365.sandbox.graph.drive.DriveSwitches;
import org.portal365.sandbox.graph.drive.Grant;
import org.portal365.sandbox.graph.drive.GraphError;
import org.portal365.sandbox.graph.drive.Item;
import org.portal365.sandbox.graph.drive.Person;
import org.portal365.sandbox.graph.drive.Sharing;

/** Operations on permissions: sharing links, invitations, list, revoke. */
final class SharingOperations {
    private static final Set<String> LINK_TYPES = Set.of("view", "edit");

    private final Directory directory;
    private final Sharing sharing;
    private final DriveSwitches switches;
    private final Items items;
    private final ItemJson json;
    private final PermissionJson permissions;

    SharingOperations(Directory directory, GraphParts parts, Items items, ItemJson json, PermissionJson permissions) {
        this.directory = directory;
        this.sharing = parts.sharing();
        this.switches = parts.switches();
        this.items = items;
        this.json = json;
        this.permissions = permissions;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("POST createLink", this::createLink);
        operations.put("POST invite", this::invite);
        operations.put("GET permissions", this::list);
        operations.put("GET permissions/*", this::get);
        operations.put("DELETE permissions/*", this::revoke);
        operations.put("GET share", this::open);
    }

    private Answer createLink(GraphCall call) {
        Item item = items.writable(call);
        JsonNode body = call.json();
        String type = body.path("type").asText("");
        if (!LINK_TYPES.contains(type)) {
            throw GraphError.invalid("The link type is not supported on this drive.");
        }
        if (body.hasNonNull("password")) {
            throw GraphError.invalid("Password protected links are not supported on this drive.");
        }
        String scope = allowed(body.path("scope").asText(""));
        Sharing.LinkRequest request = new Sharing.LinkRequest(
                type, scope, expires(body), call.caller().appId());
        Sharing.Granted granted = sharing.link(item, request, call.person().tenantId(), recipients(call, body));
        return Answer.of(granted.created() ? 201 : 200, entity(item, granted.grant()));
    }

    /** The scope when the administrator allows such links; the refusals are those that were seen (no page lists them). */
    private String allowed(String scope) {
        if (switches.sharingPolicy().equals("off")) {
            throw new GraphError(403, "accessDenied", "Sharing by link is not enabled on the web, site, or tenant.")
                    .header(
                            "SharePoint-CreateSharingLink-Error",
                            "Sharing by link is not enabled on the web, site, or tenant.");
        }
        if (scope.isEmpty()) {
            throw GraphError.invalid(
                    "The default link settings cannot be used to create a sharing link without a scope."
                            + " Scope must be specified");
        }
        if (!Grant.Link.knows(scope)
                || (scope.equals("anonymous") && !switches.sharingPolicy().equals("any"))) {
            throw GraphError.invalid("Invalid request");
        }
        return scope;
    }

    private Answer invite(GraphCall call) {
        Item item = items.writable(call);
        JsonNode body = call.json();
        boolean write = body.path("roles").toString().contains("\"write\"");
        List<Person> people = recipients(call, body);
        if (people.isEmpty() || body.path("roles").isEmpty()) {
            throw GraphError.invalid("Recipients and roles must be given.");
        }
        List<ObjectNode> granted = new ArrayList<>();
        for (Person person : people) {
            Grant grant = sharing.invite(item, person, write, call.caller().appId(), expires(body));
            granted.add(permissions.write(item, grant));
        }
        return Answer.ok(GraphJson.collection(json.metadata("Collection(permission)"), granted));
    }

    private List<Person> recipients(GraphCall call, JsonNode body) {
        List<Person> people = new ArrayList<>();
        for (JsonNode recipient : body.path("recipients")) {
            people.add(recipient(call.person().tenantId(), recipient));
        }
        return people;
    }

    private Person recipient(String tenant, JsonNode recipient) {
        String id = recipient.path("objectId").asText("");
        String email = recipient.path("email").asText(recipient.path("alias").asText(""));
        return directory.people().stream()
                .filter(each -> each.tid().equals(tenant))
                .filter(each -> id.isEmpty()
                        ? each.upn().equalsIgnoreCase(email) || each.login().equalsIgnoreCase(email)
                        : each.oid().equals(id))
                .findFirst()
                .map(Items::person)
                .orElseThrow(() -> GraphError.invalid("One or more users could not be resolved.")
                        .inner("sharingFailed"));
    }

    private Answer list(GraphCall call) {
        Item item = items.readable(call);
        String context = json.context(item.driveId(), "items('" + item.id() + "')/permissions");
        return Answer.ok(GraphJson.collection(context, permissions.all(item)));
    }

    private Answer get(GraphCall call) {
        Item item = items.readable(call);
        String id = call.target().argument();
        return Answer.ok(permissions.all(item).stream()
                .filter(each -> each.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(GraphError::notFound));
    }

    private Answer revoke(GraphCall call) {
        sharing.revoke(items.writable(call), call.target().argument());
        return Answer.empty(204);
    }

    /** {@code /shares/u!…/driveItem}: the item behind a link, if it lets the caller in. */
    private Answer open(GraphCall call) {
        String token = call.target().argument().replaceFirst("^u!", "");
        Item item = sharing.redeem(ShareIds.token(token), call.person()).orElseThrow(GraphError::notFound);
        return Answer.ok(json.entity(item, call.query("$select")));
    }

    private ObjectNode entity(Item item, Grant grant) {
        ObjectNode body = GraphJson.object().put("@odata.context", json.metadata("permission"));
        body.setAll(permissions.write(item, grant));
        return body;
    }

    private static @Nullable Instant expires(JsonNode body) {
        if (!body.hasNonNull("expirationDateTime")) {
            return null;
        }
        try {
            return Instant.parse(body.path("expirationDateTime").asText());
        } catch (DateTimeParseException e) {
            throw GraphError.invalid("expirationDateTime is not a date and time.");
        }
    }
}
