package org.portal365.diskoffice;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditSessions;
import org.portal365.diskoffice.core.RunningSessions;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.core.SessionView;

/** Running sessions in the words of the portal; there whether the editor is on or off. */
final class Office365Sessions implements EditSessions {
    private final RunningSessions sessions;
    private final SessionView view;
    private final Runnable wake;

    Office365Sessions(RunningSessions sessions, SessionView view, Runnable wake) {
        this.sessions = sessions;
        this.view = view;
        this.wake = wake;
    }

    @Override
    public Optional<EditSession> find(EditSessionId id, Actor actor) {
        return sessions.find(id, actor).map(session -> seen(session, actor));
    }

    @Override
    public List<EditSession> ofFile(FileId id, Actor actor) {
        return sessions.ofFile(id, actor).stream()
                .map(session -> seen(session, actor))
                .toList();
    }

    @Override
    public List<EditSession> of(Actor actor) {
        return sessions.of(actor).stream().map(session -> seen(session, actor)).toList();
    }

    @Override
    public Outcome<EditSession, EditRefusal> act(EditSessionId id, Actor actor, Action action) {
        return sessions.act(id, actor, action).map(session -> {
            wake.run();
            return seen(session, actor);
        });
    }

    @Override
    public List<EditSession> all() {
        return sessions.all().stream()
                .map(session -> view.of(session, Office365Editor.ID, session.owner()))
                .toList();
    }

    @Override
    public Outcome<EditSession, EditRefusal> administer(EditSessionId id, Actor admin, Action action) {
        return sessions.administer(id, admin.user(), action).map(session -> {
            wake.run();
            return seen(session, admin);
        });
    }

    private EditSession seen(Session session, Actor actor) {
        return view.of(session, Office365Editor.ID, actor.user());
    }
}
