package org.portal365.reference.web.disk;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Actor;
import org.portal365.api.Text;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.Waiting;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** Administrators see all documents that are being edited, and end or take over what nobody looks after. */
final class RunningPages implements Routes {
    private final Desk desk;
    private final SessionWords words;

    RunningPages(Desk desk, SessionWords words) {
        this.desk = desk;
        this.words = words;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/disk/running", Caller.ADMIN, request -> page(Optional.empty(), 200)),
                Route.post("/disk/running/{session}/{action}", Caller.ADMIN, this::act));
    }

    private Response page(Optional<Text> problem, int status) {
        List<RunningModel.Item> items =
                desk.editing().all().stream().map(one -> item(one.session())).toList();
        return Response.page(Desk.page(
                        "disk/running.jte", Desk.WORDS.text("running.title"), new RunningModel(items, problem)))
                .status(status);
    }

    private RunningModel.Item item(EditSession session) {
        return new RunningModel.Item(
                session.id().value(),
                words.file(session, Actor.user(session.owner())),
                desk.name(session.owner()),
                session.people().size() - 1,
                words.state(session),
                session.opened(),
                words.saved(session),
                session.waiting().map(Waiting::text),
                session.waiting().flatMap(Waiting::since),
                actions(session.state()));
    }

    private static Set<Action> actions(EditState state) {
        return switch (state) {
            case PREPARING, UPLOADING -> EnumSet.of(Action.DISCARD);
            case OPEN -> EnumSet.of(Action.FINISH, Action.TAKE_OVER, Action.DISCARD);
            case COLLECTING -> EnumSet.of(Action.TAKE_OVER, Action.DISCARD);
            default -> EnumSet.noneOf(Action.class);
        };
    }

    private Response act(Request request) {
        Action action = Arrays.stream(Action.values())
                .filter(one -> SessionPages.address(one).equals(request.variable("action")))
                .findFirst()
                .orElseThrow(WebException::notFound);
        EditSessionId id = new EditSessionId(request.id("session"));
        Editing.Running running = desk.editing().all().stream()
                .filter(one -> one.session().id().equals(id))
                .findFirst()
                .orElseThrow(WebException::notFound);
        return running.engine()
                .administer(id, Desk.actor(request), action)
                .fold(
                        session -> Response.redirect("/disk/running"),
                        refused -> page(Optional.of(refused.user()), SessionPages.status(refused)));
    }
}
