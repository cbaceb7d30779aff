package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.graph.drive.Blobs;
import org.portal365.sandbox.graph.drive.Changes;
import org.portal365.sandbox.graph.drive.Conflict;
import org.portal365.sandbox.graph.drive.Content;
import org.portal365.sandbox.graph.drive.Drives;
import org.portal365.sandbox.graph.drive.FileVersion;
import org.portal365.sandbox.graph.drive.GraphError;
import org.portal365.sandbox.graph.drive.Item;
import org.portal365.sandbox.graph.drive.Locks;
import org.portal365.sandbox.graph.drive.UploadRecord;
import org.portal365.sandbox.graph.drive.UploadSessions;

/** Operations on the bytes of files: download, upload, upload session, versions. */
final class ContentOperations {
    private static final String BEHAVIOR = "@microsoft.graph.conflictBehavior";

    private final Drives drives;
    private final Changes changes;
    private final Locks locks;
    private final Blobs blobs;
    private final UploadSessions uploads;
    private final Items items;
    private final ItemJson json;
    private final GraphLinks links;
    private final DownloadLinks downloads;
    private final PdfConversions conversions;

    ContentOperations(
            GraphParts parts,
            Items items,
            ItemJson json,
            GraphLinks links,
            DownloadLinks downloads,
            PdfConversions conversions) {
        this.drives = parts.drives();
        this.changes = parts.changes();
        this.locks = parts.locks();
        this.blobs = parts.blobs();
        this.uploads = parts.uploads();
        this.items = items;
        this.json = json;
        this.links = links;
        this.downloads = downloads;
        this.conversions = conversions;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("GET content", this::download);
        operations.put("PUT content", this::upload);
        operations.put("POST createUploadSession", this::openSession);
        operations.put("GET versions", this::versions);
        operations.put("GET versions/*", this::version);
        operations.put("GET versions/*/content", this::downloadVersion);
        operations.put("POST versions/*/restoreVersion", this::restore);
    }

    private Answer download(GraphCall call) throws IOException {
        Item item = items.readable(call);
        if (call.query("format") != null) {
            return Answer.redirect(302, converted(item, String.valueOf(call.query("format"))));
        }
        String known = call.header("If-None-Match");
        if (known != null && Changes.matches(item, known)) {
            return Answer.empty(304);
        }
        return Answer.redirect(302, downloads.address(item.file(), item.name()));
    }

    private String converted(Item item, String format) throws IOException {
        if (!format.equals("pdf")) {
            throw new GraphError(406, "notSupported", "The sandbox converts to pdf only.");
        }
        Content pdf = conversions.pdf(item.file(), item.name());
        return downloads.address(pdf, item.name().replaceFirst("\\.[^.]*$", "") + ".pdf");
    }

    private Answer upload(GraphCall call) throws IOException {
        Items.Place place = items.place(call);
        Item existing = judged(call, place);
        Conflict conflict = Conflict.of(call.query(BEHAVIOR), Conflict.REPLACE);
        Path staged = blobs.stage(call.body());
        try {
            if (existing != null && conflict == Conflict.REPLACE) {
                Item replaced = changes.replace(existing, staged, call.header("If-Match"), call.person());
                return Answer.ok(json.entity(replaced, null));
            }
            Changes.Stored stored = changes.putFile(place.parent(), place.name(), staged, conflict, call.person());
            return Answer.of(stored.created() ? 201 : 200, json.entity(stored.item(), null));
        } finally {
            Files.deleteIfExists(staged);
        }
    }

    private Answer openSession(GraphCall call) {
        Items.Place place = items.place(call);
        JsonNode body = call.json();
        JsonNode item = body.path("item");
        Item existing = judged(call, place);
        Conflict conflict = Conflict.of(
                item.hasNonNull(BEHAVIOR) ? item.path(BEHAVIOR).asText() : null,
                call.target().names().isEmpty() ? Conflict.REPLACE : Conflict.FAIL);
        if (existing != null && conflict == Conflict.FAIL) {
            throw GraphError.nameTaken();
        }
        changes.requireRoom(
                drives.drive(place.parent().driveId()), item.path("fileSize").asLong(0));
        UploadRecord session = uploads.open(new UploadSessions.Request(
                place.parent(),
                existing == null || conflict == Conflict.RENAME ? null : existing.id(),
                place.name(),
                conflict,
                call.header("If-Match"),
                body.path("deferCommit").asBoolean(false),
                call.person(),
                call.caller().appId()));
        ObjectNode answer = json.uploadSession(session)
                .put("@odata.context", json.metadata("microsoft.graph.uploadSession"))
                .put("uploadUrl", links.upload(session.token()));
        return Answer.ok(answer);
    }

    /** Conditions and locks on what is about to be replaced. */
    private @Nullable Item judged(GraphCall call, Items.Place place) {
        Item existing = place.existing();
        String match = call.header("If-Match");
        if (existing == null) {
            if (match != null) {
                throw GraphError.preconditionFailed();
            }
            return null;
        }
        items.writable(call, existing);
        Changes.requireMatch(existing, match);
        String none = call.header("If-None-Match");
        if (none != null && Changes.matches(existing, none)) {
            throw GraphError.preconditionFailed();
        }
        locks.requireFree(existing, call.person());
        return existing;
    }

    private Answer versions(GraphCall call) {
        Item item = items.readable(call);
        item.file();
        List<FileVersion> newestFirst = new ArrayList<>(item.versions());
        Collections.reverse(newestFirst);
        List<ObjectNode> values = newestFirst.stream()
                .map(each -> json.version(each, each.equals(newestFirst.get(0)), item.name()))
                .toList();
        return Answer.ok(
                GraphJson.collection(json.context(item.driveId(), "items('" + item.id() + "')/versions"), values));
    }

    private Answer version(GraphCall call) {
        Item item = items.readable(call);
        FileVersion version = named(call, item);
        boolean current = version.equals(item.versions().get(item.versions().size() - 1));
        ObjectNode body = json.version(version, current, item.name());
        body.put("@odata.context", json.context(item.driveId(), "items('" + item.id() + "')/versions/$entity"));
        return Answer.ok(body);
    }

    private Answer downloadVersion(GraphCall call) {
        Item item = items.readable(call);
        return Answer.redirect(302, downloads.address(named(call, item).content(), item.name()));
    }

    private Answer restore(GraphCall call) {
        Item item = items.writable(call);
        changes.restore(item, named(call, item), call.person());
        return Answer.empty(204);
    }

    private static FileVersion named(GraphCall call, Item item) {
        return item.versions().stream()
                .filter(each -> each.id().equals(call.target().argument()))
                .findFirst()
                .orElseThrow(GraphError::notFound);
    }
}
