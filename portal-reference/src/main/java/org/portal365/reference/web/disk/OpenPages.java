package org.portal365.reference.web.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.disk.CreateRequest;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.OpenRequest;
import org.portal365.reference.disk.Wishes;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Form;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** Opening documents in editors, and creating them there; with a way over a social service where one is needed. */
final class OpenPages implements Routes {
    private final Desk desk;
    private final FilePages files;
    private final FolderPages folders;

    OpenPages(Desk desk, FilePages files, FolderPages folders) {
        this.desk = desk;
        this.files = files;
        this.folders = folders;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/disk/files/{id}/edit/{editor}", Caller.USER, this::open),
                Route.post("/disk/folders/{id}/new/{editor}", Caller.USER, this::create),
                Route.get("/disk/resume/{wish}", Caller.USER, this::resumePage),
                Route.post("/disk/resume/{wish}", Caller.USER, this::resume));
    }

    private Response open(Request request) {
        return open(request, Desk.file(request), request.variable("editor"));
    }

    private Response open(Request request, FileId file, String editorId) {
        Actor actor = Desk.actor(request);
        var unused = Desk.sure(desk.store().disk().file(actor, file));
        DocumentEditor editor = editor(editorId);
        return editor.open(new OpenRequest(actor, file, Optional.empty()))
                .fold(
                        OpenPages::opened,
                        refused -> challenge(request, refused, Optional.of(file), editor)
                                .orElseGet(() -> refused(request, refused, file)));
    }

    private Response refused(Request request, Refused<EditSession, EditRefusal> refused, FileId file) {
        if (refused.reason() == EditRefusal.GONE) {
            throw WebException.notFound();
        }
        return files.page(request, file, SessionPages.status(refused), Optional.of(refused.user()));
    }

    private Response create(Request request) throws IOException {
        Form form = request.form();
        FolderId folder = Desk.folder(request);
        Actor actor = Desk.actor(request);
        var unused = Desk.sure(desk.store().library().list(actor, folder));
        DocumentEditor editor = editor(request.variable("editor"));
        DocumentKind kind = editor.info().creates().stream()
                .filter(one -> one.name().equals(form.text("kind")))
                .findFirst()
                .orElseThrow(WebException::badRequest);
        String name = form.text("name").strip();
        String wish = request.user().id() + "/" + form.text("key") + "/" + kind + "/" + name;
        String key = "new:" + UUID.nameUUIDFromBytes(wish.getBytes(StandardCharsets.UTF_8));
        Outcome<EditSession, EditRefusal> outcome =
                editor.create(new CreateRequest(actor, folder, name, kind, key, Optional.empty()));
        return outcome.fold(
                OpenPages::opened,
                refused -> challenge(request, refused, Optional.empty(), editor)
                        .orElseGet(() -> folders.page(request, folder, Optional.of(refused.as(reason(refused))))));
    }

    private static DiskRefusal reason(Refused<EditSession, EditRefusal> refused) {
        return switch (refused.reason()) {
            case GONE -> DiskRefusal.GONE;
            case NO_RIGHT, ADMIN_NEEDED -> DiskRefusal.NO_RIGHT;
            case LOCKED, NOT_NOW, TRY_LATER, SIGN_IN_NEEDED, UNAVAILABLE -> DiskRefusal.LOCKED;
            default -> DiskRefusal.NOT_ACCEPTED;
        };
    }

    /** The editor, while it is there and the master switch is on. */
    private DocumentEditor editor(String id) {
        if (!desk.editing().allowed().getAsBoolean()) {
            throw new WebException(403, Desk.WORDS.text("editors.off"));
        }
        return desk.editing().editor(id).orElseThrow(() -> new WebException(503, Desk.WORDS.text("editor.gone")));
    }

    private static Response opened(EditSession session) {
        return Response.redirect("/disk/edit/" + session.id() + "?forward=1");
    }

    /** One sentence and a button that leads to the social service and back to where the work goes on. */
    private Optional<Response> challenge(
            Request request, Refused<EditSession, EditRefusal> refused, Optional<FileId> file, DocumentEditor editor) {
        return refused.challenge().map(challenge -> {
            String returnTo = file.map(id -> desk.store()
                            .wishes()
                            .note(
                                    request.user().id(),
                                    new Wishes.Wish(id, editor.info().id())))
                    .map(wish -> "/disk/resume/" + wish)
                    .orElse("/disk");
            ChallengeModel model = new ChallengeModel(editor.info().name(), refused.user(), challenge, returnTo);
            return Response.page(Desk.page("disk/challenge.jte", Desk.WORDS.text("challenge.title"), model));
        });
    }

    /** The user is back: the page opens the document by itself, or by its button. */
    private Response resumePage(Request request) {
        Wishes.Wish wish = wish(request);
        String name = Desk.sure(desk.store().disk().file(Desk.actor(request), wish.file()))
                .name();
        ResumeModel model = new ResumeModel(
                request.variable("wish"), name, editor(wish.editor()).info().name());
        return Response.page(Desk.page("disk/resume.jte", Desk.WORDS.text("resume.title"), model));
    }

    private Response resume(Request request) {
        Wishes.Wish wish = wish(request);
        return open(request, wish.file(), wish.editor());
    }

    private Wishes.Wish wish(Request request) {
        return desk.store()
                .wishes()
                .find(request.user().id(), Desk.id(request, "wish"))
                .orElseThrow(WebException::notFound);
    }
}
