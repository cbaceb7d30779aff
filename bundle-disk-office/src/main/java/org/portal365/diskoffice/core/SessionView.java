package org.portal365.diskoffice.core;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Challenge;
import org.portal365.api.UserId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.Waiting;

/** A session as one user sees it. */
public final class SessionView {
    private final SessionStore store;
    private final AccountChoice accounts;
    private final Clock clock;

    public SessionView(SessionStore store, AccountChoice accounts, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What the user has just asked for counts as begun. */
    public EditSession of(Session stored, String editor, UserId viewer) {
        Session session = Wishes.apply(stored, clock.instant());
        boolean owner = session.owner().equals(viewer);
        return new EditSession(
                session.id(),
                editor,
                session.origin().file(),
                session.owner(),
                shown(session),
                address(session, viewer),
                session.hold().filter(hold -> waits(session)).map(hold -> waiting(session, hold)),
                session.opened(),
                session.sync().saved().map(Saved::version),
                session.sync().saved().map(Saved::at),
                owner && session.result().isEmpty() ? Wishes.possible(session.state()) : Set.<Action>of());
    }

    /** While and after the working copy is removed, how it ended is what matters. */
    private static EditState shown(Session session) {
        boolean removing = session.state() == EditState.CLEANING || session.state() == EditState.CLOSED;
        return session.result()
                .filter(result -> removing && result != EditState.SAVED)
                .orElse(session.state());
    }

    /** Removing is nobody's business but ours: a working copy that is still open in Office is no error. */
    private static boolean waits(Session session) {
        return !session.state().over();
    }

    private Optional<URI> address(Session session, UserId viewer) {
        if (session.state() != EditState.OPEN) {
            return Optional.empty();
        }
        boolean in = session.owner().equals(viewer)
                || session.sharing() == Sharing.ORGANIZATION
                || store.participant(session.id(), viewer)
                        .filter(Participant::invited)
                        .isPresent();
        return session.copy().filter(copy -> in).map(WorkingCopy::address);
    }

    private Waiting waiting(Session session, Hold hold) {
        boolean ask = hold.reason() == Waiting.Reason.SIGN_IN || hold.reason() == Waiting.Reason.CONSENT;
        Optional<Challenge> challenge = Optional.of(session)
                .filter(any -> ask)
                .map(any -> accounts.challenge(session.account(), hold.claims()));
        return new Waiting(hold.reason(), Phrases.text(hold.word()), Optional.of(hold.until()), challenge);
    }
}
