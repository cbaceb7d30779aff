package org.portal365.reference.web.disk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.reference.disk.FileRow;
import org.portal365.reference.disk.FolderRow;
import org.portal365.reference.disk.Library;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** Folders: what is in them, making, renaming and deleting them. */
final class FolderPages implements Routes {
    private final Desk desk;
    private final SessionWords sessions;

    FolderPages(Desk desk, SessionWords sessions) {
        this.desk = desk;
        this.sessions = sessions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/disk",
                        Caller.USER,
                        request -> page(request, library().home(request.user().id()))),
                Route.get(
                        "/disk/company",
                        Caller.USER,
                        request -> page(request, library().shared())),
                Route.get("/disk/folders/{id}", Caller.USER, request -> page(request, Desk.folder(request))),
                Route.post("/disk/folders/{id}/folders", Caller.USER, this::create),
                Route.post("/disk/folders/{id}/rename", Caller.USER, this::rename),
                Route.post("/disk/folders/{id}/delete", Caller.USER, this::delete));
    }

    private Library library() {
        return desk.store().library();
    }

    private Response page(Request request, FolderId folder) {
        return page(request, folder, Optional.empty());
    }

    /** The page of a folder; its status tells what was not done. */
    Response page(Request request, FolderId folder, Optional<Refused<?, DiskRefusal>> problem) {
        Library.Listing listing = Desk.sure(library().list(Desk.actor(request), folder));
        Optional<Text> words = problem.map(Refused::user);
        FolderModel model = model(request, listing, words);
        return Response.page(Desk.page("disk/folder.jte", model.name(), model))
                .status(problem.map(refused -> Desk.status(refused.reason())).orElse(200));
    }

    private FolderModel model(Request request, Library.Listing listing, Optional<Text> problem) {
        Actor actor = Desk.actor(request);
        List<FolderRow> path = listing.access().path();
        FolderSort sort = FolderSort.of(request.query().text("sort"));
        boolean writes = listing.access().writes();
        return new FolderModel(
                listing.id().value(),
                path.stream().map(FolderPages::crumb).toList(),
                listing.access().owner().isEmpty(),
                path.get(path.size() - 1).parent().isEmpty(),
                writes,
                sort,
                listing.folders(),
                sort.sorted(listing.files()).stream().map(this::item).toList(),
                writes ? creations() : List.of(),
                writes ? desk.outside().names() : List.of(),
                sessions.items(desk.editing().sessionsOf(actor), actor),
                NoticePages.of(desk, actor),
                desk.largest(),
                problem);
    }

    private FolderModel.File item(FileRow file) {
        return new FolderModel.File(
                file,
                Sizes.of(file.size()),
                desk.name(file.author()),
                file.lockAt(desk.clock().instant()).isPresent());
    }

    private List<FolderModel.New> creations() {
        return desk.editing().creations().stream()
                .map(creation -> new FolderModel.New(
                        creation.editor().info().id(),
                        creation.editor().info().name(),
                        creation.kind().name()))
                .toList();
    }

    /** Top folders are called in the language of whoever looks. */
    static FolderModel.Crumb crumb(FolderRow folder) {
        boolean top = folder.parent().isEmpty();
        Text name = top
                ? Desk.WORDS.text(folder.owner().isEmpty() ? "folder.company" : "folder.home")
                : Text.of(folder.name());
        return new FolderModel.Crumb(folder.id().value(), name);
    }

    private Response create(Request request) throws IOException {
        FolderId parent = Desk.folder(request);
        String name = request.form().text("name").strip();
        return after(request, parent, library().createFolder(Desk.actor(request), parent, name), parent);
    }

    private Response rename(Request request) throws IOException {
        FolderId folder = Desk.folder(request);
        String name = request.form().text("name").strip();
        return after(request, folder, library().renameFolder(Desk.actor(request), folder, name), folder);
    }

    private Response delete(Request request) {
        FolderId folder = Desk.folder(request);
        Library.Listing listing = Desk.sure(library().list(Desk.actor(request), folder));
        List<FolderRow> path = listing.access().path();
        FolderId next = path.get(path.size() - 1).parent().orElse(folder);
        return after(request, folder, desk.store().bin().delete(Desk.actor(request), folder), next);
    }

    private Response after(Request request, FolderId folder, Outcome<?, DiskRefusal> outcome, FolderId next) {
        return outcome.refusal().isEmpty()
                ? Response.redirect("/disk/folders/" + next)
                : page(request, folder, outcome.refusal().map(refused -> refused));
    }

    /** Where a file is. */
    static FolderId folderOf(Desk desk, Request request, FileId file) {
        return Desk.sure(desk.store().disk().file(Desk.actor(request), file)).folder();
    }
}
