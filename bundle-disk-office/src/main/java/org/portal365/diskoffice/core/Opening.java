package org.portal365.diskoffice.core;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.VersionId;
import org.portal365.api.disk.CreateRequest;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Lock;
import org.portal365.api.disk.Offer;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.disk.Right;
import org.portal365.api.portal.Audit;
import org.portal365.api.social.ConnectedAccount;

/** Begins sessions, or lets users into the one that is running: a file never has two. */
public final class Opening {
    private static final Duration FIRST_LOCK = Duration.ofMinutes(2);
    private final Disk disk;
    private final SessionStore store;
    private final AccountChoice accounts;
    private final Trail trail;
    private final Supplier<EditPolicy> policy;
    private final Clock clock;
    private final Supplier<String> ids;

    /**
     * Opens by the policy as it is at the moment.
     *
     * @param ids unguessable, letters and digits, at most 40
     */
    public Opening(
            Disk disk,
            SessionStore store,
            AccountChoice accounts,
            Audit audit,
            Supplier<EditPolicy> policy,
            Clock clock,
            Supplier<String> ids) {
        this.disk = disk;
        this.store = store;
        this.accounts = accounts;
        this.trail = new Trail(audit);
        this.policy = policy;
        this.clock = clock;
        this.ids = ids;
    }

    /** How the file is offered; asks nobody. */
    public Offer offer(FileInfo file) {
        return DocumentTypes.offer(file, policy.get());
    }

    /** Begins a session; where one is running already, whoever may see the file joins it. */
    public Outcome<Session, EditRefusal> open(OpenRequest request) {
        return disk(disk.file(request.actor(), request.file()))
                .then(this::allowed)
                .then(file -> store.running(file.id())
                        .map(running -> join(request, file, running))
                        .orElseGet(() -> begin(request, file)));
    }

    private Outcome<Session, EditRefusal> join(OpenRequest request, FileInfo file, Session running) {
        return accounts.choose(request.actor().user(), request.account())
                .then(account -> new Joining(store, trail).join(request, file, running, account));
    }

    private Outcome<Session, EditRefusal> begin(OpenRequest request, FileInfo file) {
        return editable(file)
                .then(mine -> accounts.choose(request.actor().user(), request.account())
                        .then(account ->
                                drafted(request, mine, account).then(session -> locked(request, mine, session))));
    }

    /**
     * Creates the document in the portal, then opens it.
     *
     * @param blank an empty document of the kind
     */
    public Outcome<Session, EditRefusal> create(CreateRequest request, Body blank) {
        if (!policy.get().enabled()) {
            return unavailable();
        }
        return accounts.choose(request.actor().user(), request.account())
                .then(account ->
                        disk(disk.createFile(request.actor(), request.folder(), name(request), request.key(), blank)))
                .then(file -> open(new OpenRequest(request.actor(), file, request.account())));
    }

    private static String name(CreateRequest request) {
        DocumentKind kind = request.kind();
        String ending = "." + kind.extension();
        String name = request.name().strip();
        return name.toLowerCase(java.util.Locale.ROOT).endsWith(ending) ? name : name + ending;
    }

    private Outcome<FileInfo, EditRefusal> allowed(FileInfo file) {
        return policy.get().enabled() ? new Done<>(file) : unavailable();
    }

    private Outcome<FileInfo, EditRefusal> editable(FileInfo file) {
        if (!file.rights().contains(Right.WRITE)) {
            return Refused.because(EditRefusal.NO_RIGHT, Phrases.text("refused.no_right"));
        }
        Offer offer = offer(file);
        return offer.mode() == Offer.Mode.EDIT
                ? new Done<>(file)
                : Refused.because(EditRefusal.NOT_ACCEPTED, offer.why().orElse(Phrases.text("refused.not_accepted")));
    }

    private Outcome<Session, EditRefusal> drafted(OpenRequest request, FileInfo file, ConnectedAccount account) {
        VersionId version = request.version().orElse(file.head());
        boolean older = !version.equals(file.head());
        return disk(disk.content(request.actor(), file.id(), version))
                .then(body -> roomFor(request.actor(), file, body.length()))
                .map(size -> Session.begin(
                        new EditSessionId(ids.get()),
                        request.actor().user(),
                        account.id(),
                        clock.instant(),
                        older ? Sharing.OWNER : policy.get().sharing(),
                        new Origin(file.id(), file.name(), version, size, older),
                        file.head()));
    }

    /** What comes back is about as large; without room for it nobody should begin. */
    private Outcome<Long, EditRefusal> roomFor(Actor actor, FileInfo file, long size) {
        return disk(disk.room(actor, file.id()))
                .then(room -> room < size
                        ? Refused.because(EditRefusal.NOT_ACCEPTED, Phrases.text("refused.full"))
                        : new Done<>(size));
    }

    /** The lock comes first: killed between the two, nothing is left but a lock that ends by itself. */
    private Outcome<Session, EditRefusal> locked(OpenRequest request, FileInfo file, Session session) {
        Outcome<Lock, EditRefusal> lock =
                disk(disk.lock(request.actor(), file.id(), session.id().value(), FIRST_LOCK));
        if (lock.refusal().isPresent()) {
            return raced(request, file, lock.refusal().orElseThrow().retyped());
        }
        trail.record("doc_edit_opened", session);
        if (store.insert(session)) {
            return new Done<>(session);
        }
        Locks.release(disk, session, file.id());
        return raced(request, file, Refused.because(EditRefusal.TRY_LATER, Phrases.text("refused.try_later")));
    }

    /** Somebody else began at the same moment. */
    private Outcome<Session, EditRefusal> raced(
            OpenRequest request, FileInfo file, Outcome<Session, EditRefusal> otherwise) {
        return store.running(file.id())
                .map(session -> join(request, file, session))
                .orElse(otherwise);
    }

    private static <T> Outcome<T, EditRefusal> unavailable() {
        return Refused.because(EditRefusal.UNAVAILABLE, Phrases.text("refused.unavailable"));
    }

    private static <T> Outcome<T, EditRefusal> disk(Outcome<T, DiskRefusal> outcome) {
        return outcome.fold(Done::new, refused -> refused.as(reason(refused.reason())));
    }

    private static EditRefusal reason(DiskRefusal refusal) {
        return switch (refusal) {
            case GONE -> EditRefusal.GONE;
            case NO_RIGHT -> EditRefusal.NO_RIGHT;
            case LOCKED -> EditRefusal.LOCKED;
            case STALE_BASE -> EditRefusal.NOT_NOW;
            case FULL, NOT_ACCEPTED -> EditRefusal.NOT_ACCEPTED;
        };
    }
}
