package org.portal365.diskoffice.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.portal365.api.disk.EditState;
import org.portal365.api.portal.User;

/** Moves a session on by one step. Knows nothing between two steps; any node may do the next. */
public final class SessionMachine {
    private static final int MISSING = 5;
    private final Workshop shop;
    private final Holds holds;
    private final Ending ending;
    private final Uploading uploading;
    private final Watching watching;
    private final Locks locks;
    private final Trail trail;

    public SessionMachine(Workshop shop, Backoff backoff) {
        this.shop = shop;
        this.locks = new Locks(shop);
        this.trail = new Trail(shop.audit());
        this.holds = new Holds(shop.clock(), backoff);
        BringBack bringBack = new BringBack(shop);
        Baseline baseline = new Baseline(shop);
        this.ending = new Ending(shop, bringBack, baseline);
        this.uploading = new Uploading(shop);
        this.watching = new Watching(shop, bringBack, baseline);
    }

    /** Faults of the drive and of our own disk become a {@link Hold}; anything else is thrown. */
    public Next step(Journal journal) {
        Session stored = journal.current();
        Session session = Wishes.apply(stored, shop.clock().instant());
        if (session.state() != stored.state()) {
            if (session.state() == EditState.DISCARDED) {
                trail.record("doc_edit_discarded", session);
                locks.release(session);
            }
            return Next.at(session.going(), shop.clock().instant());
        }
        Optional<Hold> before = stored.hold();
        try {
            ownerStays(session);
            return freed(stored, step(session.state()).run(session.going(), journal));
        } catch (RemoteFault fault) {
            return held(journal.current().wishing(session.wish()), holds.after(fault, before), fault.kind());
        } catch (IOException | UncheckedIOException e) {
            Hold hold = holds.diskFull(before, String.valueOf(e.getMessage()));
            return Next.at(journal.current().wishing(session.wish()).held(hold), hold.until());
        }
    }

    /** No job acts for a user who is gone; whoever takes the session over lets it go on. */
    private void ownerStays(Session session) {
        if (!session.state().over()
                && shop.users().find(session.owner()).filter(User::enabled).isEmpty()) {
            throw new RemoteFault(RemoteFault.Kind.OWNER_LEFT, "user " + session.owner() + " is gone or disabled");
        }
    }

    /** What is over keeps nothing locked; freed before it is stored, so that no lock outlives a kill. */
    private Next freed(Session before, Next next) {
        if (next.session().state().over() && !before.state().over()) {
            locks.release(next.session());
        }
        return next;
    }

    private Step step(EditState state) {
        return switch (state) {
            case PREPARING -> uploading::prepare;
            case UPLOADING -> uploading::upload;
            case OPEN -> watching::watch;
            case COLLECTING -> ending::collect;
            case SAVED, CONFLICT, RECOVERED, DISCARDED -> ending::clean;
            case CLEANING -> ending::remove;
            case CLOSED -> (session, journal) -> Next.end(session);
        };
    }

    private Next held(Session session, Hold hold, RemoteFault.Kind kind) {
        boolean watched = session.state() == EditState.OPEN || session.state() == EditState.COLLECTING;
        if (kind == RemoteFault.Kind.GONE && watched && hold.attempts() >= MISSING) {
            return freed(session, ending.missing(session.going()));
        }
        if (kind == RemoteFault.Kind.MALWARE && hold.attempts() == 1) {
            trail.record("doc_edit_malware", session);
        }
        return ending.giveUp(session, hold).orElseGet(() -> Next.at(session.held(hold), hold.until()));
    }
}
