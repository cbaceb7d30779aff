package org.portal365.reference.web.disk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.Text;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Waiting;

/** What is told of edit sessions, in plain words. */
final class SessionWords {
    private final Desk desk;

    SessionWords(Desk desk) {
        this.desk = desk;
    }

    List<SessionItem> items(List<EditSession> sessions, Actor actor) {
        return sessions.stream().map(session -> item(session, actor)).toList();
    }

    private SessionItem item(EditSession session, Actor actor) {
        return new SessionItem(
                session.id().value(),
                file(session, actor),
                editor(session),
                session.waiting().map(Waiting::text).orElseGet(() -> state(session)),
                session.waiting().flatMap(Waiting::challenge).isPresent());
    }

    /** The name of the document, while the actor may see it. */
    String file(EditSession session, Actor actor) {
        return desk.store()
                .disk()
                .file(actor, session.file())
                .optional()
                .map(FileInfo::name)
                .orElse("…");
    }

    /** The editor's name; its id where it is switched off meanwhile. */
    Text editor(EditSession session) {
        return desk.editing().offered().get().stream()
                .map(DocumentEditor::info)
                .filter(info -> info.id().equals(session.editor()))
                .findFirst()
                .map(info -> info.name())
                .orElseGet(() -> Text.of(session.editor()));
    }

    Text state(EditSession session) {
        return Desk.WORDS.text("state." + session.state().name(), editor(session));
    }

    /** "Saved 2 minutes ago by Boris", once something was. */
    Optional<Text> saved(EditSession session) {
        return session.savedAt().map(at -> {
            Text ago = ago(at);
            return session.savedBy()
                    .<Text>map(user -> locale -> Desk.WORDS
                            .text("saved.by", ago.in(locale), desk.name(user).in(locale))
                            .in(locale))
                    .orElse(ago);
        });
    }

    private Text ago(Instant at) {
        long minutes = Math.max(0, Duration.between(at, desk.clock().instant()).toMinutes());
        if (minutes < 60) {
            return Desk.WORDS.text(minutes == 0 ? "saved.now" : "saved.minutes", minutes);
        }
        return minutes < 48 * 60
                ? Desk.WORDS.text("saved.hours", minutes / 60)
                : Desk.WORDS.text("saved.days", minutes / (24 * 60));
    }
}
