package org.portal365.reference.web.disk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.Presence;
import org.portal365.api.disk.Waiting;
import org.portal365.reference.web.Request;

/** Everything that is told of one session: who is in it, what is happening, what can be done. */
final class SessionBar {
    private final Desk desk;
    private final SessionWords words;

    SessionBar(Desk desk, SessionWords words) {
        this.desk = desk;
        this.words = words;
    }

    SessionModel of(Request request, EditSession session, Optional<Text> problem) {
        Actor actor = Desk.actor(request);
        Optional<Text> saved = words.saved(session);
        boolean forward = !request.query().text("forward").isEmpty();
        return new SessionModel(
                session,
                words.file(session, actor),
                words.editor(session),
                words.state(session),
                saved,
                people(session, actor.user()),
                session.people().stream()
                        .anyMatch(one -> one.user().equals(actor.user()) && one.entry() != Presence.Entry.REFUSED),
                desk.editing().allowed().getAsBoolean(),
                known(request, session, saved),
                forward,
                problem);
    }

    private List<SessionModel.Person> people(EditSession session, UserId user) {
        return session.people().stream()
                .map(one -> new SessionModel.Person(
                        desk.name(one.user()), part(one), one.user().equals(user)))
                .toList();
    }

    private static Text part(Presence one) {
        return one.entry() == Presence.Entry.IN
                ? Desk.WORDS.text("part." + one.role())
                : Desk.WORDS.text("part." + one.entry());
    }

    /** Short, and another one whenever the page would look different. */
    private String known(Request request, EditSession session, Optional<Text> saved) {
        int rest = List.of(
                        session.waiting().map(Waiting::reason),
                        session.waiting().flatMap(Waiting::until).map(Instant::toEpochMilli),
                        session.address(),
                        session.actions().stream().sorted().toList(),
                        session.people(),
                        session.pending(),
                        session.kept(),
                        session.note().map(text -> text.in(request.locale())),
                        desk.editing().allowed().getAsBoolean(),
                        saved.map(text -> text.in(request.locale())))
                .hashCode();
        return session.state() + "-" + Integer.toHexString(rest);
    }
}
