package org.portal365.sandbox.graph.drive;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who has documents open, and therefore what is locked (423). Thread-safe. */
public final class Locks {
    private final DriveStore store;
    private final Clock clock;
    private final DriveSwitches switches;

    public Locks(DriveStore store, Clock clock, DriveSwitches switches) {
        this.store = store;
        this.clock = clock;
        this.switches = switches;
    }

    /** Opens the item for a person; one who has it open already goes on in the same session. */
    public EditorSession open(Item item, Person person, boolean writes) {
        Instant now = clock.instant();
        synchronized (store.lock()) {
            EditorSession session = openOn(item).stream()
                    .filter(each -> each.person().id().equals(person.id()) && each.writes() == writes)
                    .findFirst()
                    .map(each -> each.heard(now))
                    .orElseGet(() -> new EditorSession(
                            UUID.randomUUID().toString(), item.driveId(), item.id(), person, writes, now, now, null));
            store.put(session);
            return session;
        }
    }

    /** The session, when it still counts as open. */
    public Optional<EditorSession> session(String id) {
        return store.editor(id).filter(each -> each.open(clock.instant(), switches.editorSilence()));
    }

    /** The browser gave a sign of life. */
    public void heard(EditorSession session) {
        store.put(session.heard(clock.instant()));
    }

    public void close(EditorSession session) {
        store.put(session.closedAt(clock.instant()));
    }

    /** Those who have the item open now. */
    public List<EditorSession> openOn(Item item) {
        return on(item).stream()
                .filter(each -> each.open(clock.instant(), switches.editorSilence()))
                .toList();
    }

    /** Refuses with 423 when the item is open in an editor, or was a moment ago, or is checked out by someone else. */
    public void requireFree(Item item, Person by) {
        forget();
        if (locked(item)) {
            throw LockedBodies.error(switches.lockBody());
        }
        if (item.checkedOutBy() != null && !item.checkedOutBy().equals(by.id())) {
            throw LockedBodies.error(LockedBodies.CHECKED_OUT);
        }
    }

    /** True while the item may not be replaced, renamed or deleted because of an editor. */
    public boolean locked(Item item) {
        return on(item).stream()
                .anyMatch(each -> each.locks(clock.instant(), switches.editorSilence(), switches.lockLag()));
    }

    private List<EditorSession> on(Item item) {
        return store.editors().stream()
                .filter(each -> each.itemId().equals(item.id()))
                .toList();
    }

    /** Drops sessions that neither are open nor lock. */
    private void forget() {
        Instant now = clock.instant();
        store.editors().stream()
                .filter(each -> !each.open(now, switches.editorSilence())
                        && !each.locks(now, switches.editorSilence(), switches.lockLag()))
                .forEach(each -> store.removeEditor(each.id()));
    }
}
