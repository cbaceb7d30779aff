package org.portal365.reference.web.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Offer;
import org.portal365.reference.disk.FileRow;
import org.portal365.reference.disk.Seen;
import org.portal365.reference.disk.VersionRow;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** A file with its versions; renaming and deleting it. */
final class FilePages implements Routes {
    private final Desk desk;
    private final SessionBar bar;

    FilePages(Desk desk, SessionBar bar) {
        this.desk = desk;
        this.bar = bar;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/disk/files/{id}",
                        Caller.USER,
                        request -> page(request, Desk.file(request), 200, Optional.empty())),
                Route.post("/disk/files/{id}/rename", Caller.USER, this::rename),
                Route.post("/disk/files/{id}/delete", Caller.USER, this::delete));
    }

    Response page(Request request, FileId id, int status, Optional<Text> problem) {
        Actor actor = Desk.actor(request);
        Seen seen = Desk.sure(desk.store().library().file(actor, id));
        Optional<FileRow.FileLock> lock = seen.file().lockAt(desk.clock().instant());
        FileModel model = new FileModel(
                seen.file(),
                seen.access().path().stream().map(FolderPages::crumb).toList(),
                Sizes.of(seen.file().size()),
                seen.access().writes(),
                editors(seen.info(), actor),
                versions(actor, seen),
                desk.editing().sessionsOf(id, actor).stream()
                        .map(session -> bar.of(request, session, Optional.empty()))
                        .toList(),
                NoticePages.of(desk, actor),
                lock.map(held -> desk.name(held.user())),
                lock.map(FileRow.FileLock::until),
                desk.outside().doings(seen.info(), actor),
                problem);
        return Response.page(Desk.page("disk/file.jte", Text.of(seen.file().name()), model))
                .status(status);
    }

    /** The one that the user prefers comes first. */
    private List<FileModel.Editor> editors(FileInfo file, Actor actor) {
        List<FileModel.Editor> editors = new ArrayList<>();
        Optional<String> preferred = desk.store().preferences().editor(actor.user());
        for (Offer.Mode mode : List.of(Offer.Mode.EDIT, Offer.Mode.VIEW)) {
            desk.editing()
                    .editorsOf(file, actor, mode)
                    .forEach(editor -> editors.add(new FileModel.Editor(
                            editor.info().id(), editor.info().name(), mode == Offer.Mode.EDIT)));
        }
        editors.sort(Comparator.comparing(editor -> preferred.equals(Optional.of(editor.id())) ? 0 : 1));
        return editors;
    }

    private List<FileModel.Version> versions(Actor actor, Seen seen) {
        List<VersionRow> rows =
                Desk.sure(desk.store().library().versions(actor, seen.file().id()));
        return rows.stream()
                .map(row -> new FileModel.Version(
                        row,
                        Sizes.of(row.size()),
                        desk.name(row.author()),
                        row.id().equals(seen.file().head())))
                .toList();
    }

    private Response rename(Request request) throws IOException {
        FileId file = Desk.file(request);
        String name = request.form().text("name").strip();
        return after(request, file, desk.store().disk().rename(Desk.actor(request), file, name), "/disk/files/" + file);
    }

    private Response delete(Request request) {
        FileId file = Desk.file(request);
        FolderId folder = FolderPages.folderOf(desk, request, file);
        return after(request, file, desk.store().bin().delete(Desk.actor(request), file), "/disk/folders/" + folder);
    }

    private Response after(Request request, FileId file, Outcome<?, DiskRefusal> outcome, String next) {
        return outcome.fold(
                done -> Response.redirect(next),
                refused -> page(request, file, Desk.status(refused.reason()), Optional.of(words(refused))));
    }

    private static Text words(Refused<?, DiskRefusal> refused) {
        if (refused.reason() == DiskRefusal.GONE) {
            throw Desk.error(refused);
        }
        return refused.user();
    }
}
