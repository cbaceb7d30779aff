package org.portal365.api.memory;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.Challenge;
import org.portal365.api.Done;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.CreateRequest;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.EditorInfo;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Offer;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.disk.Presence;
import org.portal365.api.disk.Right;
import org.portal365.api.disk.Waiting;

/** A document editor whose sessions go where a test puts them; what an editor looks like from the portal. */
public final class InMemoryEditor implements DocumentEditor, EditSessions {
    private static final Set<Action> WHILE_OPEN = Set.of(Action.FINISH, Action.DISCARD);

    private final Disk disk;
    private final Clock clock;
    private final EditorInfo info;
    private final Map<EditSessionId, EditSession> sessions = new LinkedHashMap<>();
    private @Nullable Challenge challenge;
    private @Nullable OpenRequest asked;

    public InMemoryEditor(String id, String name, Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
        this.info = new EditorInfo(id, Text.of(name), Set.of(DocumentKind.values()));
    }

    /** From now on nobody opens anything without this; null: without anything. */
    public synchronized void ask(@Nullable Challenge newChallenge) {
        challenge = newChallenge;
    }

    /** Puts a session into a state, as work in the background does. */
    public synchronized void put(EditSessionId id, EditState state) {
        sessions.computeIfPresent(id, (key, old) -> with(old, state, Optional.empty()));
    }

    /** Puts a session as it is told, whole. */
    public synchronized void put(EditSession session) {
        sessions.put(session.id(), session);
    }

    /** Lets a session wait. */
    public synchronized void hold(EditSessionId id, Waiting waiting) {
        sessions.computeIfPresent(id, (key, old) -> with(old, old.state(), Optional.of(waiting)));
    }

    /** The last wish to open something. */
    public synchronized OpenRequest asked() {
        return java.util.Objects.requireNonNull(asked);
    }

    @Override
    public EditorInfo info() {
        return info;
    }

    @Override
    public Offer offer(FileInfo file, Actor actor) {
        boolean ours = Set.of("docx", "xlsx", "pptx").contains(file.extension());
        return Offer.of(ours && file.rights().contains(Right.WRITE) ? Offer.Mode.EDIT : Offer.Mode.NONE);
    }

    @Override
    public synchronized Outcome<EditSession, EditRefusal> open(OpenRequest request) {
        asked = request;
        Optional<FileInfo> file = disk.file(request.actor(), request.file()).optional();
        if (file.isEmpty()) {
            return gone();
        }
        if (challenge != null) {
            return asking(challenge);
        }
        return new Done<>(ofFile(request.file(), request.actor()).stream()
                .findFirst()
                .orElseGet(() -> begin(request.file(), request.actor())));
    }

    private static Outcome<EditSession, EditRefusal> asking(Challenge challenge) {
        Refused<EditSession, EditRefusal> refused =
                Refused.because(EditRefusal.SIGN_IN_NEEDED, Text.of("The editor must know who you are there."));
        return refused.withChallenge(challenge);
    }

    /** Asks before it makes anything, so that nobody finds an empty document who never came back. */
    @Override
    public synchronized Outcome<EditSession, EditRefusal> create(CreateRequest request) {
        if (challenge != null) {
            return asking(challenge);
        }
        Body empty = Body.of(("empty " + request.kind()).getBytes(StandardCharsets.UTF_8));
        String name = request.name() + "." + request.kind().extension();
        Outcome<FileId, EditRefusal> file = disk.createFile(
                        request.actor(), request.folder(), name, request.key(), empty)
                .fold(
                        Done::new,
                        refused -> refused.as(
                                switch (refused.reason()) {
                                    case GONE -> EditRefusal.GONE;
                                    case NO_RIGHT -> EditRefusal.NO_RIGHT;
                                    default -> EditRefusal.NOT_ACCEPTED;
                                }));
        return file.then(id -> open(new OpenRequest(request.actor(), id, request.account())));
    }

    @Override
    public synchronized Optional<EditSession> find(EditSessionId id, Actor actor) {
        return Optional.ofNullable(sessions.get(id)).filter(session -> seen(session, actor));
    }

    @Override
    public synchronized List<EditSession> ofFile(FileId id, Actor actor) {
        return running().stream()
                .filter(session -> session.file().equals(id) && seen(session, actor))
                .toList();
    }

    @Override
    public synchronized List<EditSession> of(Actor actor) {
        return running().stream()
                .filter(session -> session.owner().equals(actor.user()))
                .sorted(Comparator.comparing(EditSession::opened).reversed())
                .toList();
    }

    @Override
    public synchronized Outcome<EditSession, EditRefusal> act(EditSessionId id, Actor actor, Action action) {
        Optional<EditSession> found = find(id, actor);
        if (found.isEmpty()) {
            return gone();
        }
        if (!found.get().actions().contains(action)) {
            return Refused.because(EditRefusal.NOT_NOW, Text.of("This cannot be done now."));
        }
        put(
                id,
                switch (action) {
                    case FINISH -> EditState.COLLECTING;
                    case DISCARD -> EditState.DISCARDED;
                    default -> EditState.OPEN;
                });
        return new Done<>(sessions.get(id));
    }

    @Override
    public synchronized List<EditSession> all() {
        return running();
    }

    @Override
    public synchronized Outcome<EditSession, EditRefusal> administer(EditSessionId id, Actor admin, Action action) {
        EditSession session = sessions.get(id);
        if (session == null) {
            return gone();
        }
        if (action == Action.TAKE_OVER) {
            sessions.put(id, owned(session, admin.user()));
            return new Done<>(sessions.get(id));
        }
        return act(id, Actor.user(session.owner()), action);
    }

    private static EditSession owned(EditSession old, UserId owner) {
        return new EditSession(
                old.id(),
                old.editor(),
                old.file(),
                owner,
                old.state(),
                old.address(),
                old.waiting(),
                old.opened(),
                old.saved(),
                old.savedAt(),
                old.actions(),
                old.savedBy(),
                old.pending(),
                List.of(new Presence(owner, Presence.Role.OWNER, Presence.Entry.IN)),
                old.kept(),
                old.note());
    }

    private EditSession begin(FileId file, Actor actor) {
        EditSession session = new EditSession(
                new EditSessionId(UUID.randomUUID().toString()),
                info.id(),
                file,
                actor.user(),
                EditState.PREPARING,
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Set.of(Action.DISCARD),
                Optional.empty(),
                false,
                List.of(new Presence(actor.user(), Presence.Role.OWNER, Presence.Entry.IN)),
                Optional.empty(),
                Optional.empty());
        sessions.put(session.id(), session);
        return session;
    }

    private static EditSession with(EditSession old, EditState state, Optional<Waiting> waiting) {
        boolean open = state == EditState.OPEN;
        return new EditSession(
                old.id(),
                old.editor(),
                old.file(),
                old.owner(),
                state,
                open ? Optional.of(URI.create("http://127.0.0.1:9/edit/" + old.id())) : Optional.empty(),
                waiting,
                old.opened(),
                old.saved(),
                old.savedAt(),
                switch (state) {
                    case PREPARING, UPLOADING -> Set.of(Action.DISCARD);
                    case OPEN -> WHILE_OPEN;
                    case COLLECTING -> Set.of(Action.CONTINUE);
                    default -> Set.of();
                },
                old.savedBy(),
                old.pending(),
                old.people(),
                old.kept(),
                old.note());
    }

    private List<EditSession> running() {
        List<EditSession> all = new ArrayList<>(sessions.values());
        all.removeIf(session -> session.state().over());
        return all;
    }

    private boolean seen(EditSession session, Actor actor) {
        return disk.file(actor, session.file()).optional().isPresent();
    }

    private static Outcome<EditSession, EditRefusal> gone() {
        return Refused.because(EditRefusal.GONE, Text.of("There is no such document."));
    }
}
