package org.portal365.reference.web.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portal365.api.Actor;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.VersionId;
import org.portal365.api.disk.CreateRequest;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.OpenRequest;
import org.portal365.reference.disk.Wish;
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
                Route.post("/disk/resume/{wish}", Caller.USER, request -> pursue(request, wish(request))));
    }

    private Response open(Request request) throws IOException {
        String version = request.form().text("version");
        Optional<VersionId> older = version.isEmpty() ? Optional.empty() : Optional.of(new VersionId(version));
        return pursue(request, new Wish.Open(Desk.file(request), request.variable("editor"), older));
    }

    private Response create(Request request) throws IOException {
        Form form = request.form();
        String name = form.text("name").strip();
        DocumentKind kind = kind(form.text("kind"));
        // pressed twice, or sent again by the browser, it is the same wish and makes one document
        String wish = request.user().id() + "/" + form.text("key") + "/" + kind + "/" + name;
        String key = "new:" + UUID.nameUUIDFromBytes(wish.getBytes(StandardCharsets.UTF_8));
        return pursue(request, new Wish.Create(Desk.folder(request), request.variable("editor"), kind, name, key));
    }

    private static DocumentKind kind(String name) {
        for (DocumentKind kind : DocumentKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw WebException.badRequest();
    }

    /** Opens or creates; what is in the way is told on the page where the wish was made. */
    private Response pursue(Request request, Wish wish) {
        // who may not even see it learns nothing of editors
        var unused = subject(request, wish);
        DocumentEditor editor = editor(wish.editor());
        return asked(editor, Desk.actor(request), wish)
                .fold(
                        OpenPages::opened,
                        refused -> challenge(request, refused, wish, editor)
                                .orElseGet(() -> refused(request, refused, wish)));
    }

    private static Outcome<EditSession, EditRefusal> asked(DocumentEditor editor, Actor actor, Wish wish) {
        if (wish instanceof Wish.Create create) {
            if (!editor.info().creates().contains(create.kind())) {
                throw WebException.badRequest();
            }
            return editor.create(new CreateRequest(
                    actor, create.folder(), create.name(), create.kind(), create.key(), Optional.empty()));
        }
        Wish.Open open = (Wish.Open) wish;
        return editor.open(new OpenRequest(actor, open.file(), Optional.empty(), open.version()));
    }

    /** The name of what is to be opened. */
    private String subject(Request request, Wish wish) {
        Actor actor = Desk.actor(request);
        if (wish instanceof Wish.Create create) {
            var unused = Desk.sure(desk.store().library().list(actor, create.folder()));
            return create.name() + "." + create.kind().extension();
        }
        return Desk.sure(desk.store().disk().file(actor, ((Wish.Open) wish).file()))
                .name();
    }

    private Response refused(Request request, Refused<EditSession, EditRefusal> refused, Wish wish) {
        if (wish instanceof Wish.Create create) {
            return folders.page(request, create.folder(), Optional.of(refused.as(reason(refused))));
        }
        if (refused.reason() == EditRefusal.GONE) {
            throw WebException.notFound();
        }
        return files.page(
                request, ((Wish.Open) wish).file(), SessionPages.status(refused), Optional.of(refused.user()));
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
            Request request, Refused<EditSession, EditRefusal> refused, Wish wish, DocumentEditor editor) {
        return refused.challenge().map(challenge -> {
            String noted = desk.store().wishes().note(request.user().id(), wish);
            ChallengeModel model = new ChallengeModel(
                    editor.info().name(),
                    refused.user(),
                    desk.editing().explain().apply(challenge),
                    challenge,
                    "/disk/resume/" + noted);
            return Response.page(Desk.page("disk/challenge.jte", Desk.WORDS.text("challenge.title"), model));
        });
    }

    /** The user is back: the page opens the document by itself, or by its button. */
    private Response resumePage(Request request) {
        Wish wish = wish(request);
        String name = subject(request, wish);
        ResumeModel model = new ResumeModel(
                request.variable("wish"), name, editor(wish.editor()).info().name());
        return Response.page(Desk.page("disk/resume.jte", Desk.WORDS.text("resume.title"), model));
    }

    private Wish wish(Request request) {
        return desk.store()
                .wishes()
                .find(request.user().id(), request.id("wish"))
                .filter(wish -> !(wish instanceof Wish.Run))
                .orElseThrow(WebException::notFound);
    }
}
