package org.portal365.reference.web.disk;

import java.util.List;
import org.portal365.api.Actor;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** What users are told on the pages of the Disk, until they say that they have read it. */
final class NoticePages implements Routes {
    private final Desk desk;

    NoticePages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/disk/notices/{id}/read", Caller.USER, request -> {
            if (!desk.store().notices().read(request.user().id(), request.id("id"))) {
                throw WebException.notFound();
            }
            return Response.redirect(request.form().text("back").equals("/mail") ? "/mail" : "/disk");
        }));
    }

    static List<NoticeModel> of(Desk desk, Actor actor) {
        return desk.store().notices().of(actor.user()).stream()
                .map(item -> new NoticeModel(
                        item.id(),
                        item.words(),
                        item.file()
                                .filter(file -> desk.store()
                                        .disk()
                                        .file(actor, file)
                                        .optional()
                                        .isPresent())
                                .map(file -> file.value()),
                        item.told()))
                .toList();
    }
}
