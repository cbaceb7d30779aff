package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.graph.drive.Changes;
import org.portal365.sandbox.graph.drive.Conflict;
import org.portal365.sandbox.graph.drive.Drives;
import org.portal365.sandbox.graph.drive.GraphError;
import org.portal365.sandbox.graph.drive.Item;

/** Operations on items as such: read, list, create a folder, rename and move, delete, copy, search, check out. */
final class ItemOperations {
    private static final String BEHAVIOR = "@microsoft.graph.conflictBehavior";
    private static final int PAGE = 200;
    private static final int LARGEST_PAGE = 5_000;

    private final Drives drives;
    private final Changes changes;
    private final Items items;
    private final ItemJson json;
    private final PermissionJson permissions;
    private final GraphLinks links;

    ItemOperations(
            Drives drives, Changes changes, Items items, ItemJson json, PermissionJson permissions, GraphLinks links) {
        this.drives = drives;
        this.changes = changes;
        this.items = items;
        this.json = json;
        this.permissions = permissions;
        this.links = links;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("GET ", this::get);
        operations.put("GET special", this::get);
        operations.put("GET children", this::children);
        operations.put("GET search", this::search);
        operations.put("GET thumbnails", this::thumbnails);
        operations.put("POST children", this::createFolder);
        operations.put("PATCH ", this::update);
        operations.put("DELETE ", call -> delete(call, Item.State.BIN));
        operations.put("POST permanentDelete", call -> delete(call, Item.State.GONE));
        operations.put("POST copy", this::copy);
        operations.put("POST checkout", this::checkOut);
        operations.put("POST checkin", this::checkIn);
        operations.put("POST discardCheckout", this::checkIn);
    }

    private Answer get(GraphCall call) {
        Item item = items.readable(call);
        String known = call.header("If-None-Match");
        if (known != null && Changes.matches(item, known)) {
            return Answer.empty(304);
        }
        ObjectNode body = json.entity(item, call.query("$select"));
        String expand = String.valueOf(call.query("$expand")).toLowerCase(Locale.ROOT);
        if (expand.startsWith("children")) {
            json.expand(
                    body,
                    "children",
                    drives.children(item).stream().map(json::write).toList());
        } else if (expand.startsWith("permissions")) {
            json.expand(body, "permissions", permissions.all(item));
        }
        return Answer.ok(body);
    }

    private Answer children(GraphCall call) {
        Item folder = items.readable(call);
        List<Item> all = drives.children(folder);
        ObjectNode body = page(call, all, json.context(folder.driveId(), "items('" + folder.id() + "')/children"));
        body.put("@odata.count", all.size());
        return Answer.ok(body);
    }

    private ObjectNode page(GraphCall call, List<Item> all, String context) {
        int from = skipped(call.query("$skiptoken"));
        int size = call.top(PAGE, LARGEST_PAGE);
        int to = Math.min(all.size(), from + size);
        List<ObjectNode> values = all.subList(Math.min(from, to), to).stream()
                .map(json::write)
                .map(each -> GraphJson.select(each, call.query("$select")))
                .toList();
        ObjectNode body = GraphJson.collection(context, values);
        if (to < all.size()) {
            body.put("@odata.nextLink", links.next(call, "$skiptoken", String.valueOf(to)));
        }
        return body;
    }

    private static int skipped(@Nullable String token) {
        if (token == null) {
            return 0;
        }
        if (!token.matches("\\d{1,9}")) {
            throw GraphError.invalid("The skip token is malformed.");
        }
        return Integer.parseInt(token);
    }

    private Answer search(GraphCall call) {
        Item folder = items.readable(call);
        String words = call.target().argument().replace("''", "'").toLowerCase(Locale.ROOT);
        List<Item> found = drives.below(folder).stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(words))
                .toList();
        return Answer.ok(page(call, found, json.context(folder.driveId(), "items")));
    }

    /** The sandbox draws no pictures. */
    private Answer thumbnails(GraphCall call) {
        Item item = items.readable(call);
        return Answer.ok(GraphJson.collection(json.context(item.driveId(), "items/thumbnails"), List.of()));
    }

    private Answer createFolder(GraphCall call) {
        Item parent = items.writable(call);
        JsonNode body = call.json();
        if (!body.path("folder").isObject()) {
            throw GraphError.invalid("A folder facet is needed to create a folder.");
        }
        Conflict conflict = Conflict.of(textOf(body, BEHAVIOR), Conflict.FAIL);
        Changes.Stored made = changes.createFolder(parent, body.path("name").asText(""), conflict, call.person(), null);
        return Answer.of(made.created() ? 201 : 200, json.entity(made.item(), null));
    }

    private Answer update(GraphCall call) {
        Item item = items.writable(call);
        requireMatch(call, item);
        JsonNode body = call.json();
        Item parent = target(call, item, body.path("parentReference"));
        String name = body.path("name").asText(item.name());
        if (name.equals(item.name()) && parent.id().equals(item.parentId())) {
            return Answer.ok(json.entity(item, null));
        }
        String behavior = call.query(BEHAVIOR) == null ? textOf(body, BEHAVIOR) : call.query(BEHAVIOR);
        Item placed = changes.place(item, parent, name, Conflict.of(behavior, Conflict.FAIL), call.person());
        return Answer.ok(json.entity(placed, null));
    }

    /** The folder a parentReference names by id or by path; without one the item's own. */
    private Item target(GraphCall call, Item item, JsonNode reference) {
        if (reference.hasNonNull("driveId")
                && !reference.path("driveId").asText().equals(item.driveId())) {
            throw new GraphError(400, "notSupported", "An item cannot be moved to another drive.");
        }
        if (reference.hasNonNull("id")) {
            Item folder = reference.path("id").asText().equals("root")
                    ? drives.root(drives.drive(item.driveId()))
                    : drives.item(item.driveId(), reference.path("id").asText());
            return items.writable(call, folder);
        }
        if (reference.hasNonNull("path")) {
            String path = reference.path("path").asText();
            String below = path.substring(path.indexOf(':') + 1);
            List<String> names = List.of(below.split("/", -1)).stream()
                    .filter(name -> !name.isEmpty())
                    .toList();
            Item root = drives.root(drives.drive(item.driveId()));
            return items.writable(call, drives.descend(root, names).orElseThrow(GraphError::notFound));
        }
        return items.parentOf(item);
    }

    private Answer delete(GraphCall call, Item.State to) {
        Item item = items.writable(call);
        requireMatch(call, item);
        changes.delete(item, call.person(), to);
        return Answer.empty(204);
    }

    /** Copies at once; the monitor address answers that it is done. */
    private Answer copy(GraphCall call) {
        Item item = items.readable(call);
        JsonNode body = call.json();
        Item parent = items.writable(call, target(call, item, body.path("parentReference")));
        String name = body.path("name").asText(item.name());
        Conflict conflict = Conflict.of(call.query(BEHAVIOR), Conflict.FAIL);
        Item made = changes.copy(item, parent, name, conflict, call.person());
        return Answer.redirect(202, links.monitor(made));
    }

    private Answer checkOut(GraphCall call) {
        changes.checkOut(items.writable(call), call.person());
        return Answer.empty(204);
    }

    private Answer checkIn(GraphCall call) {
        changes.checkIn(items.writable(call), call.person());
        return Answer.empty(204);
    }

    private static void requireMatch(GraphCall call, Item item) {
        Changes.requireMatch(item, call.header("If-Match"));
    }

    private static @Nullable String textOf(JsonNode body, String name) {
        return body.hasNonNull(name) ? body.path(name).asText() : null;
    }
}
