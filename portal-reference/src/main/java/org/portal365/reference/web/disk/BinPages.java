package org.portal365.reference.web.disk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.portal365.api.FolderId;
import org.portal365.api.Text;
import org.portal365.reference.disk.Bin;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** What the user has deleted. */
final class BinPages implements Routes {
    private static final String BIN = "/disk/bin";

    private final Desk desk;

    BinPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(BIN, Caller.USER, this::page),
                Route.post(
                        BIN + "/files/{id}/restore",
                        Caller.USER,
                        request -> restored(Desk.sure(bin().restore(Desk.actor(request), Desk.file(request))))),
                Route.post(
                        BIN + "/folders/{id}/restore",
                        Caller.USER,
                        request -> restored(Desk.sure(bin().restore(Desk.actor(request), Desk.folder(request))))),
                Route.post(BIN + "/files/{id}/erase", Caller.USER, this::eraseFile),
                Route.post(BIN + "/folders/{id}/erase", Caller.USER, this::eraseFolder));
    }

    private Bin bin() {
        return desk.store().bin();
    }

    private Response page(Request request) {
        Bin.Deleted deleted = bin().of(request.user().id());
        List<BinModel.Item> items = new ArrayList<>();
        deleted.folders()
                .forEach(folder -> items.add(new BinModel.Item(
                        "folders",
                        folder.id().value(),
                        folder.name(),
                        Text.of(""),
                        folder.deleted().orElse(Instant.EPOCH))));
        deleted.files()
                .forEach(file -> items.add(new BinModel.Item(
                        "files",
                        file.id().value(),
                        file.name(),
                        Sizes.of(file.size()),
                        file.deleted().orElse(Instant.EPOCH))));
        items.sort(Comparator.comparing(BinModel.Item::deleted).reversed());
        return Response.page(Desk.page("disk/bin.jte", Desk.WORDS.text("bin.title"), new BinModel(items)));
    }

    private static Response restored(FolderId folder) {
        return Response.redirect("/disk/folders/" + folder);
    }

    private Response eraseFile(Request request) {
        var unused = Desk.sure(bin().erase(Desk.actor(request), Desk.file(request)));
        return Response.redirect(BIN);
    }

    private Response eraseFolder(Request request) {
        var unused = Desk.sure(bin().erase(Desk.actor(request), Desk.folder(request)));
        return Response.redirect(BIN);
    }
}
