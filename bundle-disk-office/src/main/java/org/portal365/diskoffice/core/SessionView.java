package org.portal365.diskoffice.core;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.portal365.api.Challenge;
import org.portal365.api.UserId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.Presence;
import org.portal365.api.disk.Waiting;

/** A session as one user sees it. */
public final class SessionView {
    private final SessionStore store;
    private final AccountChoice accounts;
    private final Clock clock;
    private final Takeover takeover;

    public SessionView(SessionStore store, AccountChoice accounts, Takeover takeover, Clock clock) {
        this.takeover = takeover;
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What the user has just asked for counts as begun. */
    public EditSession of(Session stored, String editor, UserId viewer) {
        Session session = Wishes.apply(stored, clock.instant());
        List<Participant> participants = store.participants(session.id());
        return new EditSession(
                session.id(),
                editor,
                session.origin().file(),
                session.owner(),
                shown(session),
                address(session, participants, viewer),
                session.hold().filter(hold -> waits(session)).map(hold -> waiting(session, hold, viewer)),
                session.opened(),
                session.sync().saved().map(Saved::version),
                session.sync().saved().map(Saved::at),
                actions(session, participants, viewer),
                session.sync().saved().map(Saved::by),
                session.sync().seen().isPresent() || session.sync().intent().isPresent(),
                people(session, participants),
                session.care().kept(),
                session.care().note().map(Phrases::text));
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

    private Optional<URI> address(Session session, List<Participant> participants, UserId viewer) {
        if (session.state() != EditState.OPEN) {
            return Optional.empty();
        }
        if (session.owner().equals(viewer)) {
            return session.copy().map(WorkingCopy::address);
        }
        return participants.stream()
                .filter(guest -> guest.user().equals(viewer) && guest.entry() == Presence.Entry.IN)
                .findFirst()
                .flatMap(guest -> session.care().link().or(() -> session.copy().map(WorkingCopy::address)));
    }

    private static List<Presence> people(Session session, List<Participant> participants) {
        Presence owner = new Presence(session.owner(), Presence.Role.OWNER, Presence.Entry.IN);
        return Stream.concat(
                        Stream.of(owner),
                        participants.stream()
                                .filter(guest -> !guest.user().equals(session.owner()))
                                .map(Participant::presence))
                .toList();
    }

    private Set<Action> actions(Session session, List<Participant> participants, UserId viewer) {
        if (session.result().isPresent()) {
            return Set.of();
        }
        if (session.owner().equals(viewer)) {
            return Wishes.possible(session.state());
        }
        boolean edits = participants.stream().anyMatch(guest -> guest.user().equals(viewer) && guest.edits());
        return edits && takeover.open(session) ? Set.of(Action.TAKE_OVER) : Set.of();
    }

    private Waiting waiting(Session session, Hold hold, UserId viewer) {
        boolean person = hold.reason() == Waiting.Reason.SIGN_IN || hold.reason() == Waiting.Reason.CONSENT;
        boolean ask = person && accounts.mayBeOf(viewer, session.account());
        Optional<Challenge> challenge = Optional.of(session)
                .filter(any -> ask)
                .map(any -> accounts.challenge(session.account(), hold.claims()));
        return new Waiting(
                hold.reason(),
                Phrases.text(person && !ask ? "wait.other_person" : hold.word()),
                Optional.of(hold.until()),
                challenge,
                Optional.of(hold.since()));
    }
}
