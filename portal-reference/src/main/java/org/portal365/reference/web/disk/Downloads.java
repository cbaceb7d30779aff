package org.portal365.reference.web.disk;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.VersionId;
import org.portal365.api.disk.FileInfo;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Content;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** Downloads: always to be saved, never to be shown as a page of the portal (case 83). */
final class Downloads implements Routes {
    private final Desk desk;

    Downloads(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/disk/files/{id}/content", Caller.USER, this::head),
                Route.get("/disk/files/{id}/versions/{version}", Caller.USER, this::version));
    }

    private Response head(Request request) {
        FileInfo file = file(request);
        return download(request, file, file.head());
    }

    private Response version(Request request) {
        return download(request, file(request), new VersionId(request.id("version")));
    }

    private FileInfo file(Request request) {
        return Desk.sure(desk.store().disk().file(Desk.actor(request), Desk.file(request)));
    }

    private Response download(Request request, FileInfo file, VersionId version) {
        Actor actor = Desk.actor(request);
        Body body = Desk.sure(desk.store().disk().content(actor, file.id(), version));
        String tag = "\"" + version + "\"";
        Optional<ByteRange> range =
                request.header("If-Range").filter(given -> !given.equals(tag)).isPresent()
                        ? Optional.empty()
                        : request.header("Range").flatMap(header -> ByteRange.parse(header, body.length()));
        return part(file, body, range)
                .header("ETag", tag)
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", Disposition.of(file.name()))
                .header("Content-Security-Policy", Disposition.POLICY);
    }

    private static Response part(FileInfo file, Body body, Optional<ByteRange> range) {
        if (range.isEmpty()) {
            return Response.of(new Content.Whole(file.mediaType(), body));
        }
        if (!range.get().satisfiable(body.length())) {
            return Response.empty(416).header("Content-Range", "bytes */" + body.length());
        }
        return Response.of(new Content.Whole(file.mediaType(), range.get().of(body)))
                .status(206)
                .header("Content-Range", range.get().header(body.length()));
    }
}
