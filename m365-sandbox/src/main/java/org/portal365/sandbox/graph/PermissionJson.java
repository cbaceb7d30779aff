package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.portal365.sandbox.graph.drive.DriveRecord;
import org.portal365.sandbox.graph.drive.Drives;
import org.portal365.sandbox.graph.drive.Grant;
import org.portal365.sandbox.graph.drive.Item;
import org.portal365.sandbox.graph.drive.Person;

/** Writes permissions (Graph page "permission resource type"). */
final class PermissionJson {
    private final Drives drives;
    private final WebAddresses web;

    PermissionJson(Drives drives, WebAddresses web) {
        this.drives = drives;
        this.web = web;
    }

    /** The owner's right, then what is granted on the item, then what it inherits. */
    List<ObjectNode> all(Item item) {
        List<ObjectNode> list = new ArrayList<>();
        list.add(owner(drives.drive(item.driveId())));
        for (Item each : drives.withAncestors(item)) {
            for (Grant grant : each.grants()) {
                ObjectNode body = write(each, grant);
                if (!each.id().equals(item.id())) {
                    body.putObject("inheritedFrom")
                            .put("driveId", each.driveId())
                            .put("id", each.id());
                }
                list.add(body);
            }
        }
        return list;
    }

    private static ObjectNode owner(DriveRecord drive) {
        ObjectNode body = GraphJson.object().put("id", "owner-" + drive.owner().id());
        body.putArray("roles").add("owner");
        body.set("grantedToV2", GraphJson.user(drive.owner()));
        return body;
    }

    ObjectNode write(Item item, Grant grant) {
        ObjectNode body = GraphJson.object().put("id", grant.id()).put("hasPassword", false);
        body.putArray("roles").add(grant.write() ? "write" : "read");
        if (grant.expires() != null) {
            body.put("expirationDateTime", GraphJson.time(grant.expires()));
        }
        Grant.Link link = grant.link();
        if (link == null) {
            body.set("grantedToV2", GraphJson.user(grant.people().get(0)));
            return body;
        }
        body.put("shareId", "u!" + link.token());
        body.putObject("link")
                .put("scope", link.scope())
                .put("type", link.type())
                .put("webUrl", web.link(item, link))
                .put("preventsDownload", false);
        ArrayNode people = body.putArray("grantedToIdentitiesV2");
        for (Person person : grant.people()) {
            people.add(GraphJson.user(person));
        }
        return body;
    }
}
