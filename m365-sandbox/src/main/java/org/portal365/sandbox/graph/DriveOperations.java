package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.graph.drive.Content;
import org.portal365.sandbox.graph.drive.Delta;
import org.portal365.sandbox.graph.drive.DriveRecord;
import org.portal365.sandbox.graph.drive.DriveSwitches;
import org.portal365.sandbox.graph.drive.Drives;
import org.portal365.sandbox.graph.drive.GraphError;
import org.portal365.sandbox.graph.drive.Item;

/** Operations on whole drives: my drive, what changed; and the preview of an item. */
final class DriveOperations {
    private static final int PAGE = 200;
    private static final int LARGEST_PAGE = 1_000;

    private final Addresses addresses;
    private final Drives drives;
    private final Delta delta;
    private final DriveSwitches switches;
    private final WebAddresses web;
    private final Items items;
    private final ItemJson json;
    private final GraphLinks links;
    private final DownloadLinks downloads;

    DriveOperations(
            Addresses addresses,
            GraphParts parts,
            Items items,
            ItemJson json,
            GraphLinks links,
            DownloadLinks downloads) {
        this.addresses = addresses;
        this.drives = parts.drives();
        this.delta = parts.delta();
        this.switches = parts.switches();
        this.web = parts.web();
        this.items = items;
        this.json = json;
        this.links = links;
        this.downloads = downloads;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("GET drive", this::drive);
        operations.put("GET drives", this::list);
        operations.put("GET delta", this::changes);
        operations.put("POST preview", this::preview);
    }

    private Answer drive(GraphCall call) {
        return Answer.ok(GraphJson.select(written(items.drive(call)), call.query("$select")));
    }

    private Answer list(GraphCall call) {
        ObjectNode drive = written(items.drive(call));
        drive.remove("@odata.context");
        return Answer.ok(GraphJson.collection(json.metadata("drives"), List.of(drive)));
    }

    private ObjectNode written(DriveRecord drive) {
        long used = drives.size(drives.root(drive));
        return GraphJson.drive(drive, used, switches.quota(), addresses, web.drive(drive));
    }

    private Answer changes(GraphCall call) {
        Item folder = items.readable(call);
        String token = call.target().argument().isEmpty()
                ? call.query("token")
                : call.target().argument();
        Delta.Page page = page(call, folder, token);
        List<ObjectNode> values = page.items().stream()
                .map(json::change)
                .map(each -> GraphJson.select(each, call.query("$select")))
                .toList();
        ObjectNode body = GraphJson.collection(json.metadata("Collection(driveItem)"), values);
        body.put(page.last() ? "@odata.deltaLink" : "@odata.nextLink", links.delta(call, folder, page.token()));
        return Answer.ok(body);
    }

    /** An outdated token is 410 with the address of a fresh list. */
    private Delta.Page page(GraphCall call, Item folder, @Nullable String token) {
        try {
            return delta.page(folder, token, call.top(PAGE, LARGEST_PAGE));
        } catch (GraphError e) {
            throw e.status() == 410 ? e.header("Location", links.delta(call, folder, delta.fresh())) : e;
        }
    }

    private Answer preview(GraphCall call) {
        Item item = items.readable(call);
        Content content = item.file();
        String address = WebAddresses.office(item.name())
                ? web.item(item).replace("action=default", "action=embedview") + "&embed=1"
                : downloads.embedded(content, item.name());
        ObjectNode body = GraphJson.object()
                .put("@odata.context", json.metadata("microsoft.graph.itemPreviewInfo"))
                .put("getUrl", address)
                .putNull("postParameters")
                .putNull("postUrl");
        return Answer.ok(body);
    }
}
