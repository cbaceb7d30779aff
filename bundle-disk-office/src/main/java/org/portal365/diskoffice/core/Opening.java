package org.portal365.diskoffice.core;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.Done;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.disk.CreateRequest;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Offer;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.disk.Right;
import org.portal365.api.portal.Audit;
import org.portal365.api.social.ConnectedAccount;

/** Begins sessions, or lets users into the one that is running: a file never has two. */
public final class Opening {
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

    public Outcome<Session, EditRefusal> open(OpenRequest request) {
        return disk(disk.file(request.actor(), request.file()))
                .then(this::editable)
                .then(file -> accounts.choose(request.actor().user(), request.account())
                        .then(account -> openOrJoin(request.actor(), file, account)));
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

    private Outcome<FileInfo, EditRefusal> editable(FileInfo file) {
        if (!policy.get().enabled()) {
            return unavailable();
        }
        if (!file.rights().contains(Right.WRITE)) {
            return Refused.because(EditRefusal.NO_RIGHT, Phrases.text("refused.no_right"));
        }
        Offer offer = offer(file);
        return offer.mode() == Offer.Mode.EDIT
                ? new Done<>(file)
                : Refused.because(EditRefusal.NOT_ACCEPTED, offer.why().orElse(Phrases.text("refused.not_accepted")));
    }

    private Outcome<Session, EditRefusal> openOrJoin(Actor actor, FileInfo file, ConnectedAccount account) {
        Optional<Session> running = store.running(file.id());
        if (running.isPresent()) {
            return join(actor, running.orElseThrow(), account);
        }
        Session session = Session.begin(
                new EditSessionId(ids.get()),
                actor.user(),
                account.id(),
                clock.instant(),
                policy.get().sharing(),
                new Origin(file.id(), file.name(), file.head(), file.size()));
        trail.record("doc_edit_opened", session);
        return store.insert(session) ? new Done<>(session) : raced(actor, file.id(), account);
    }

    /** Somebody else began at the same moment. */
    private Outcome<Session, EditRefusal> raced(Actor actor, FileId file, ConnectedAccount account) {
        return store.running(file)
                .map(session -> join(actor, session, account))
                .orElseGet(() -> Refused.because(EditRefusal.TRY_LATER, Phrases.text("refused.try_later")));
    }

    private Outcome<Session, EditRefusal> join(Actor actor, Session session, ConnectedAccount account) {
        if (session.owner().equals(actor.user())) {
            return new Done<>(session);
        }
        if (session.sharing() == Sharing.OWNER) {
            return Refused.because(EditRefusal.LOCKED, Phrases.text("refused.edited_by_other"));
        }
        if (store.participant(session.id(), actor.user()).isEmpty()) {
            trail.record("doc_edit_joined", session, actor.user(), Optional.empty());
            store.join(new Participant(session.id(), actor.user(), account.id(), account.login(), false));
        }
        return new Done<>(session);
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
