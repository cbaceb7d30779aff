package org.portal365.reference.web.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.portal365.api.FileId;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** Uploads: the body is the file, sent by our script; it goes to its place on the disk as it comes in. */
final class Uploads implements Routes {
    private final Desk desk;

    Uploads(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.put("/disk/folders/{id}/upload", Caller.USER, this::upload));
    }

    private Response upload(Request request) throws IOException {
        long length = request.length();
        if (length < 0) {
            throw new WebException(411, Desk.WORDS.text("upload.length"));
        }
        if (length > desk.largest()) {
            throw new WebException(413, Desk.WORDS.text("upload.large", Sizes.of(desk.largest())));
        }
        String name = request.query().text("name");
        String key = "upload:" + request.user().id() + ":"
                + request.query()
                        .first("key")
                        .filter(given -> !given.isBlank())
                        .orElseGet(() -> UUID.randomUUID().toString());
        try {
            FileId file = Desk.sure(desk.store()
                    .disk()
                    .createFile(Desk.actor(request), Desk.folder(request), name, key, request.once(length)));
            return Response.text(201, file.value());
        } catch (UncheckedIOException broken) {
            // Nothing of it is kept. Mostly the reader of this answer is gone as well.
            throw new WebException(408, Desk.WORDS.text("upload.broken"));
        }
    }
}
