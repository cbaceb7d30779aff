package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.graph.drive.Blobs;
import org.portal365.sandbox.graph.drive.Changes;
import org.portal365.sandbox.graph.drive.Conflict;
import org.portal365.sandbox.graph.drive.ContentRange;
import org.portal365.sandbox.graph.drive.GraphError;
import org.portal365.sandbox.graph.drive.UploadSessions;

/** The other host: upload and download addresses that carry their right in themselves and want no bearer. */
final class FilesHost {
    private final SandboxParts sandbox;
    private final UploadSessions uploads;
    private final Blobs blobs;
    private final ItemJson json;
    private final DownloadLinks downloads;

    FilesHost(SandboxParts sandbox, GraphParts parts, ItemJson json, DownloadLinks downloads) {
        this.sandbox = sandbox;
        this.uploads = parts.uploads();
        this.blobs = parts.blobs();
        this.json = json;
        this.downloads = downloads;
    }

    /** Answers one request or refuses it. */
    @FunctionalInterface
    private interface Step {
        void run(Context context) throws IOException;
    }

    void routes(RoutesConfig routes) {
        routes.put("/up/{token}", context -> guarded(context, this::receive));
        routes.get("/up/{token}", context -> guarded(context, this::status));
        routes.post("/up/{token}", context -> guarded(context, this::commit));
        routes.delete("/up/{token}", context -> guarded(context, this::cancel));
        routes.get("/down/{token}", context -> guarded(context, this::download));
        routes.get("/monitor/{id}", context -> guarded(context, this::monitor));
    }

    private void guarded(Context context, Step step) throws IOException {
        ErrorBody.begin(context);
        try {
            if (context.header("Authorization") != null && sandbox.switches().on("strictBearer")) {
                throw new GraphError(401, "unauthenticated", "This address wants no Authorization header.");
            }
            step.run(context);
        } catch (GraphError e) {
            ErrorBody.send(context, e, sandbox.clock().instant());
        }
    }

    private void receive(Context context) throws IOException {
        String token = context.pathParam("token");
        if (context.header("Content-Range") == null) {
            redirected(context, token);
            return;
        }
        ContentRange range = ContentRange.parse(context.header("Content-Range"));
        long declared = context.req().getContentLengthLong();
        if (declared >= 0 && declared != range.length()) {
            throw GraphError.invalid("Content-Length and Content-Range do not agree.");
        }
        UploadSessions.Progress progress = uploads.receive(token, range, context.bodyInputStream());
        Changes.Stored stored = progress.stored();
        if (stored == null) {
            send(context, 202, json.uploadSession(progress.session()));
        } else {
            send(context, stored.created() ? 201 : 200, json.entity(stored.item(), null));
        }
    }

    /** After a name conflict: a PUT with new metadata in place of bytes (page "createUploadSession", upload conflicts). */
    private void redirected(Context context, String token) throws IOException {
        JsonNode body;
        try {
            body = Json.parse(context.body());
        } catch (IllegalArgumentException e) {
            throw GraphError.invalid("The Content-Range header is missing.");
        }
        if (!body.hasNonNull("name")) {
            throw GraphError.invalid("The Content-Range header is missing.");
        }
        String behavior = body.path("@microsoft.graph.conflictBehavior").asText("fail");
        uploads.redirect(token, body.path("name").asText(), Conflict.of(behavior, Conflict.FAIL));
        commit(context);
    }

    private void status(Context context) {
        send(context, 200, json.uploadSession(uploads.session(context.pathParam("token"))));
    }

    private void commit(Context context) throws IOException {
        Changes.Stored stored = uploads.commit(context.pathParam("token"));
        send(context, stored.created() ? 201 : 200, json.entity(stored.item(), null));
    }

    private void cancel(Context context) {
        uploads.cancel(context.pathParam("token"));
        context.status(204);
    }

    private void download(Context context) throws IOException {
        DownloadLinks.Download download = downloads
                .read(context.pathParam("token"))
                .orElseThrow(() -> new GraphError(404, "itemNotFound", "The download address is unknown or expired."));
        RangedFile.send(context, blobs.path(download.content()), download);
    }

    private void monitor(Context context) {
        ObjectNode body = GraphJson.object()
                .put("percentageComplete", 100.0)
                .put("resourceId", context.pathParam("id"))
                .put("status", "completed");
        send(context, 200, body);
    }

    private static void send(Context context, int status, ObjectNode body) {
        context.status(status).contentType("application/json").result(body.toString());
    }
}
