package org.portal365.reference.web.disk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.portal365.api.Actor;
import org.portal365.api.Challenge;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Offer;

/**
 * The editors that plug-ins offer, below the switch that stands above them all. Sessions are reached whatever the switch
 * says: what runs can be ended.
 *
 * @param explain what a challenge will ask a person to permit
 * @param allowed "Enable work with documents through external services"
 */
public record Editing(
        BooleanSupplier allowed,
        Supplier<List<DocumentEditor>> offered,
        Supplier<List<EditSessions>> running,
        Function<Challenge, List<Text>> explain) {
    /** The editors that may be used now. */
    List<DocumentEditor> editors() {
        if (!allowed.getAsBoolean()) {
            return List.of();
        }
        return offered.get().stream()
                .sorted(Comparator.comparing(
                        (DocumentEditor editor) -> editor.info().id()))
                .toList();
    }

    Optional<DocumentEditor> editor(String id) {
        return editors().stream()
                .filter(editor -> editor.info().id().equals(id))
                .findFirst();
    }

    /** Those that open the file to be edited, or to be looked at where they do no more. */
    List<DocumentEditor> editorsOf(FileInfo file, Actor actor, Offer.Mode mode) {
        return editors().stream()
                .filter(editor -> editor.offer(file, actor).mode() == mode)
                .toList();
    }

    /** Editors and what they create, in the order of the kinds. */
    List<Creation> creations() {
        List<Creation> creations = new ArrayList<>();
        for (DocumentEditor editor : editors()) {
            Set<DocumentKind> kinds = editor.info().creates();
            kinds.stream().sorted().forEach(kind -> creations.add(new Creation(editor, kind)));
        }
        return creations;
    }

    Optional<Running> session(EditSessionId id, Actor actor) {
        return running.get().stream()
                .flatMap(sessions -> sessions.find(id, actor).map(session -> new Running(session, sessions)).stream())
                .findFirst();
    }

    List<EditSession> sessionsOf(FileId file, Actor actor) {
        return running.get().stream()
                .flatMap(sessions -> sessions.ofFile(file, actor).stream())
                .toList();
    }

    /** Everybody's, for administrators. */
    List<Running> all() {
        return running.get().stream()
                .flatMap(sessions -> sessions.all().stream().map(session -> new Running(session, sessions)))
                .sorted(Comparator.comparing((Running one) -> one.session().opened()))
                .toList();
    }

    List<EditSession> sessionsOf(Actor actor) {
        return running.get().stream()
                .flatMap(sessions -> sessions.of(actor).stream())
                .sorted(Comparator.comparing(EditSession::opened).reversed())
                .toList();
    }

    /** An editor and one kind of document that it creates. */
    record Creation(DocumentEditor editor, DocumentKind kind) {}

    /** A session and who runs it. */
    record Running(EditSession session, EditSessions engine) {}
}
