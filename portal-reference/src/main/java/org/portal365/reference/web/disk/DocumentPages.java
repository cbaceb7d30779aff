package org.portal365.reference.web.disk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobState;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** Documents in one place: changed last, being edited, on the way; creating and bringing them. */
final class DocumentPages implements Routes {
    private static final String DOCUMENTS = "/disk/documents";
    private static final int RECENT = 20;

    private final Desk desk;
    private final SessionWords sessions;
    private final JobWords jobs;

    DocumentPages(Desk desk, SessionWords sessions) {
        this.desk = desk;
        this.sessions = sessions;
        this.jobs = new JobWords(desk);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(DOCUMENTS, Caller.USER, this::page),
                Route.post(DOCUMENTS + "/editor", Caller.USER, this::prefer));
    }

    private Response page(Request request) {
        Actor actor = Desk.actor(request);
        DocumentsModel model = new DocumentsModel(
                desk.store().library().home(actor.user()).value(),
                sessions.items(desk.editing().sessionsOf(actor), actor),
                jobs.items(desk.outside().jobs(actor).stream()
                        .filter(DocumentPages::shown)
                        .toList()),
                recent(actor),
                creations(),
                desk.outside().names(),
                editors(),
                desk.store().preferences().editor(actor.user()),
                !request.query().text("kept").isEmpty());
        return Response.page(Desk.page("disk/documents.jte", Desk.WORDS.text("documents.title"), model));
    }

    /** What is over needs nobody, unless something is missing. */
    private static boolean shown(Job job) {
        return !job.state().over() || job.state() == JobState.PARTLY || job.state() == JobState.FAILED;
    }

    private List<DocumentsModel.Recent> recent(Actor actor) {
        return desk.store().library().recent(actor.user(), RECENT).stream()
                .map(file -> new DocumentsModel.Recent(file, Sizes.of(file.size()), desk.name(file.author())))
                .toList();
    }

    private List<FolderModel.New> creations() {
        return desk.editing().creations().stream()
                .map(creation -> new FolderModel.New(
                        creation.editor().info().id(),
                        creation.editor().info().name(),
                        creation.kind().name()))
                .toList();
    }

    private List<FolderModel.Service> editors() {
        return desk.editing().editors().stream()
                .map(editor -> new FolderModel.Service(
                        editor.info().id(), editor.info().name()))
                .toList();
    }

    private Response prefer(Request request) throws IOException {
        String editor = request.form().text("editor");
        boolean known = editors().stream().anyMatch(one -> one.id().equals(editor));
        if (!editor.isEmpty() && !known) {
            throw WebException.badRequest();
        }
        desk.store()
                .preferences()
                .editor(request.user().id(), Optional.of(editor).filter(id -> !id.isEmpty()));
        return Response.redirect(DOCUMENTS + "?kept=1");
    }
}
