package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.graph.drive.Content;
import org.portal365.sandbox.graph.drive.Drives;
import org.portal365.sandbox.graph.drive.FileVersion;
import org.portal365.sandbox.graph.drive.Item;
import org.portal365.sandbox.graph.drive.UploadRecord;

/** Writes driveItems and their versions as OneDrive for work does (Graph page "driveItem resource type"). */
final class ItemJson {
    private final Addresses addresses;
    private final Drives drives;
    private final WebAddresses web;
    private final DownloadLinks downloads;

    ItemJson(Addresses addresses, Drives drives, WebAddresses web, DownloadLinks downloads) {
        this.addresses = addresses;
        this.drives = drives;
        this.web = web;
        this.downloads = downloads;
    }

    String context(String driveId, String rest) {
        return addresses.graph() + "/v1.0/$metadata#drives('" + WebAddresses.encoded(driveId) + "')/" + rest;
    }

    String metadata(String fragment) {
        return addresses.graph() + "/v1.0/$metadata#" + fragment;
    }

    /** How an upload session stands. */
    ObjectNode uploadSession(UploadRecord session) {
        ObjectNode body = GraphJson.object().put("expirationDateTime", GraphJson.time(session.expires()));
        body.putArray("nextExpectedRanges").add(session.received() + "-");
        return body;
    }

    /** One item as the whole answer. */
    ObjectNode entity(Item item, @Nullable String select) {
        ObjectNode body = GraphJson.object().put("@odata.context", context(item.driveId(), "items/$entity"));
        body.setAll(write(item));
        if (select != null && select.contains("publication") && !item.folder()) {
            publication(body, item);
        }
        return GraphJson.select(body, select);
    }

    /** An item in a list. */
    ObjectNode write(Item item) {
        ObjectNode body = GraphJson.object();
        Content content = item.content();
        if (content != null) {
            body.put("@microsoft.graph.downloadUrl", downloads.address(content, item.name()));
            body.put("cTag", item.cTag());
        }
        body.put("createdDateTime", GraphJson.time(item.created().at()))
                .put("eTag", item.eTag())
                .put("id", item.id())
                .put("lastModifiedDateTime", GraphJson.time(item.modified().at()))
                .put("name", item.name())
                .put("webUrl", web.item(item))
                .put("size", drives.size(item));
        body.set("createdBy", GraphJson.user(item.created().by()));
        body.set("lastModifiedBy", GraphJson.user(item.modified().by()));
        body.set("parentReference", parent(item));
        body.putObject("fileSystemInfo")
                .put("createdDateTime", GraphJson.time(item.created().at()))
                .put("lastModifiedDateTime", GraphJson.time(item.modified().at()));
        facets(body, item);
        return body;
    }

    private void facets(ObjectNode body, Item item) {
        Content content = item.content();
        if (content != null) {
            ObjectNode file = body.putObject("file").put("mimeType", content.mimeType());
            file.putObject("hashes").put("quickXorHash", content.quickXorHash());
        } else {
            body.putObject("folder").put("childCount", drives.children(item).size());
        }
        if (item.parentId() == null) {
            body.putObject("root");
        }
        if (item.special() != null) {
            body.putObject("specialFolder").put("name", "approot");
        }
        if (!item.grants().isEmpty()) {
            body.putObject("shared").put("scope", "users");
        }
    }

    private static void publication(ObjectNode body, Item item) {
        ObjectNode publication = body.putObject("publication")
                .put("level", item.checkedOutBy() == null ? "published" : "checkout")
                .put("versionId", item.versions().size() + ".0");
        if (item.checkedOutBy() != null) {
            publication.putObject("checkedOutBy").putObject("user").put("id", item.checkedOutBy());
        }
    }

    private ObjectNode parent(Item item) {
        ObjectNode reference = GraphJson.object().put("driveType", "business").put("driveId", item.driveId());
        String parentId = item.parentId();
        if (parentId != null) {
            reference.put("id", parentId);
            drives.find(item.driveId(), parentId).ifPresent(parent -> {
                List<String> path = drives.path(parent);
                String below = path.isEmpty() ? "" : "/" + String.join("/", path);
                reference.put("name", parent.name());
                reference.put("path", "/drives/" + item.driveId() + "/root:" + below);
            });
        }
        return reference;
    }

    /** An item in a delta page; a deleted one shows little more than its id. */
    ObjectNode change(Item item) {
        if (item.live()) {
            return write(item);
        }
        ObjectNode body = GraphJson.object().put("id", item.id());
        body.set("parentReference", parent(item));
        body.putObject("deleted").put("state", "deleted");
        body.set(item.folder() ? "folder" : "file", GraphJson.object());
        return body;
    }

    ObjectNode version(FileVersion version, boolean current, String name) {
        ObjectNode body = GraphJson.object()
                .put("id", version.id())
                .put("lastModifiedDateTime", GraphJson.time(version.modified().at()))
                .put("size", version.content().size());
        body.set("lastModifiedBy", GraphJson.user(version.modified().by()));
        if (current) {
            body.put("@microsoft.graph.downloadUrl", downloads.address(version.content(), name));
        }
        return body;
    }

    void expand(ObjectNode body, String name, List<ObjectNode> values) {
        ArrayNode array = body.putArray(name);
        values.forEach(array::add);
    }
}
