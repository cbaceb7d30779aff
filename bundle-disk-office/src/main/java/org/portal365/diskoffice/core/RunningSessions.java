package org.portal365.diskoffice.core;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.Done;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.UserId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.Right;
import org.portal365.api.disk.Waiting;
import org.portal365.api.portal.Audit;

/** Finds sessions for those who may see them, and takes up what their owners want. */
public final class RunningSessions {
    private final Disk disk;
    private final SessionStore store;
    private final AccountChoice accounts;
    private final Takeover takeover;
    private final Trail trail;

    public RunningSessions(Disk disk, SessionStore store, AccountChoice accounts, Takeover takeover, Audit audit) {
        this.takeover = takeover;
        this.trail = new Trail(audit);
        this.disk = disk;
        this.store = store;
        this.accounts = accounts;
    }

    /**
     * Whoever looks may just have signed in again: then it goes on at once. As long as nobody has, a page that looks every
     * few seconds costs no call: Entra ID takes many equal ones for a loop (AADSTS50196).
     */
    public Optional<Session> find(EditSessionId id, Actor actor) {
        Optional<Session> session = store.find(id).filter(found -> visible(found, actor));
        session.filter(found -> found.owner().equals(actor.user()) && waitsForItsOwner(found))
                .filter(found -> accounts.works(found.account()))
                .ifPresent(found -> store.nudge(id));
        return session;
    }

    private static boolean waitsForItsOwner(Session session) {
        return session.hold()
                .filter(hold -> hold.reason() == Waiting.Reason.SIGN_IN || hold.reason() == Waiting.Reason.CONSENT)
                .isPresent();
    }

    public List<Session> ofFile(FileId file, Actor actor) {
        return store.running(file).filter(session -> visible(session, actor)).stream()
                .toList();
    }

    public List<Session> of(Actor actor) {
        return store.of(actor.user()).stream()
                .sorted(Comparator.comparing(Session::opened).reversed())
                .toList();
    }

    public Outcome<Session, EditRefusal> act(EditSessionId id, Actor actor, Action action) {
        Optional<Session> found = store.find(id).filter(session -> visible(session, actor));
        if (found.isEmpty()) {
            return Refused.because(EditRefusal.GONE, Phrases.text("refused.session_gone"));
        }
        Session session = found.orElseThrow();
        if (action == Action.TAKE_OVER) {
            return mayTakeOver(session, actor) ? takeOver(session, actor.user()) : refused("refused.not_yet");
        }
        return session.owner().equals(actor.user()) ? wish(session, action) : refused("refused.not_owner");
    }

    /** Everybody's. */
    public List<Session> all() {
        return store.running();
    }

    /** By an administrator, on anybody's session. */
    public Outcome<Session, EditRefusal> administer(EditSessionId id, UserId admin, Action action) {
        Optional<Session> found =
                store.find(id).filter(session -> !session.state().over());
        if (found.isEmpty()) {
            return Refused.because(EditRefusal.GONE, Phrases.text("refused.session_gone"));
        }
        Session session = found.orElseThrow();
        trail.record("doc_edit_administered", session, admin, Optional.empty());
        if (action == Action.TAKE_OVER) {
            return takeover.possible(session) ? takeOver(session, admin) : notNow();
        }
        return wish(session, action);
    }

    private boolean mayTakeOver(Session session, Actor actor) {
        return takeover.open(session)
                && disk.file(actor, session.origin().file())
                        .optional()
                        .filter(file -> file.rights().contains(Right.WRITE))
                        .isPresent()
                && store.participant(session.id(), actor.user())
                        .filter(Participant::edits)
                        .isPresent();
    }

    private Outcome<Session, EditRefusal> takeOver(Session session, UserId user) {
        trail.record("doc_edit_taken_over", session, user, Optional.empty());
        store.takeOver(session, user);
        return new Done<>(store.find(session.id()).orElse(session));
    }

    private Outcome<Session, EditRefusal> wish(Session session, Action action) {
        if (!Wishes.possible(session.state()).contains(action)
                || session.result().isPresent()) {
            return notNow();
        }
        Wish wish = Wish.valueOf(action.name());
        store.wish(session.id(), wish);
        return new Done<>(session.wishing(wish));
    }

    private static Outcome<Session, EditRefusal> notNow() {
        return Refused.because(EditRefusal.NOT_NOW, Phrases.text("refused.not_now"));
    }

    private static Outcome<Session, EditRefusal> refused(String word) {
        return Refused.because(EditRefusal.NO_RIGHT, Phrases.text(word));
    }

    private boolean visible(Session session, Actor actor) {
        return session.owner().equals(actor.user())
                || disk.file(actor, session.origin().file()).optional().isPresent();
    }
}
