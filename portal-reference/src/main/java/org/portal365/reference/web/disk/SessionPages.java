package org.portal365.reference.web.disk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditSessionId;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** A running edit session: what is happening, and what the user can do about it. Works whatever the master switch says. */
final class SessionPages implements Routes {
    private final Desk desk;
    private final SessionBar bar;

    SessionPages(Desk desk, SessionBar bar) {
        this.desk = desk;
        this.bar = bar;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/disk/edit/{session}", Caller.USER, request -> page(request, Optional.empty(), 200)),
                Route.get("/disk/edit/{session}/state", Caller.USER, this::state),
                Route.post("/disk/edit/{session}/{action}", Caller.USER, this::act));
    }

    private Response page(Request request, Optional<Text> problem, int status) {
        SessionModel model = bar.of(request, running(request).session(), problem);
        return Response.page(Desk.page("disk/session.jte", Text.of(model.file()), model))
                .status(status);
    }

    /** Only the part of the page that changes, and only when it has. */
    private Response state(Request request) {
        SessionModel model = bar.of(request, running(request).session(), Optional.empty());
        return model.known().equals(request.query().text("known"))
                ? Response.empty(204)
                : Response.page(Desk.page("disk/sessionstate.jte", Text.of(model.file()), model));
    }

    private Response act(Request request) {
        Action action = Arrays.stream(Action.values())
                .filter(one -> address(one).equals(request.variable("action")))
                .findFirst()
                .orElseThrow(WebException::notFound);
        Editing.Running running = running(request);
        return running.engine()
                .act(running.session().id(), Desk.actor(request), action)
                .fold(
                        session -> Response.redirect("/disk/edit/" + session.id()),
                        refused -> page(request, Optional.of(refused.user()), status(refused)));
    }

    private Editing.Running running(Request request) {
        EditSessionId id = new EditSessionId(request.id("session"));
        if (desk.editing().running().get().isEmpty()) {
            throw new WebException(503, Desk.WORDS.text("sessions.away"));
        }
        return desk.editing().session(id, Desk.actor(request)).orElseThrow(WebException::notFound);
    }

    /** Part of addresses. */
    static String address(Action action) {
        return action.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static int status(Refused<?, EditRefusal> refused) {
        return switch (refused.reason()) {
            case GONE -> 404;
            case NO_RIGHT, ADMIN_NEEDED -> 403;
            case UNAVAILABLE, TRY_LATER -> 503;
            case LOCKED, NOT_NOW, SIGN_IN_NEEDED -> 409;
            default -> 400;
        };
    }
}
