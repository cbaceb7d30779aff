package org.portal365.diskoffice.core;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.portal365.api.disk.EditState;

/** COLLECTING to CLOSED: the last change comes back, then the working copy goes. */
final class Ending {
    private static final int PATIENCE = 400;
    private final Workshop shop;
    private final BringBack bringBack;
    private final Baseline baseline;
    private final Trail trail;
    private final Guests guests;
    private final Locks locks;
    private final Renames renames;

    Ending(Workshop shop, BringBack bringBack, Baseline baseline) {
        this.shop = shop;
        this.bringBack = bringBack;
        this.baseline = baseline;
        this.trail = new Trail(shop.audit());
        this.guests = new Guests(shop);
        this.locks = new Locks(shop);
        this.renames = new Renames(shop);
    }

    Next collect(Session stored, Journal journal) throws IOException {
        RemoteDrive drive = shop.drives().of(stored.account());
        Session kept = locks.keep(bringBack.settleIntent(stored));
        RemoteItem item = drive.item(kept.workingCopy().itemId());
        Session session = renames.follow(kept, item);
        EditPolicy policy = shop.policy().get();
        Watch watch = new Watch(policy.settleTime(), policy.watchInterval());
        Watch.Verdict verdict = watch.afterFinish(session.sync().seen(), item.tag(), now());
        if (verdict instanceof Watch.Wait wait) {
            return Next.at(session.with(session.sync().seeing(wait.seen())), wait.until());
        }
        if (session.workingCopy().known().sameContent(item.tag())) {
            return Next.at(session.ended(BringBack.end(session)), now());
        }
        Session after = bringBack.run(baseline.known(session, drive, item), drive, item, journal);
        boolean last = after.state() == EditState.COLLECTING
                && after.workingCopy().known().sameContent(item.tag());
        return Next.at(last ? after.ended(BringBack.end(after)) : after, now());
    }

    /** SAVED, CONFLICT, RECOVERED, DISCARDED: stores that the working copy is about to go. */
    Next clean(Session session, Journal journal) {
        return Next.at(session.in(EditState.CLEANING), now());
    }

    /** Looks once more before it deletes: a tab that was left open may have saved again. */
    Next remove(Session session, Journal journal) {
        RemoteDrive drive = shop.drives().of(session.account());
        guests.dismiss(session, drive, journal);
        if (session.copy().isPresent() && session.result().orElse(EditState.SAVED) != EditState.DISCARDED) {
            Optional<Tag> now = tag(drive, session.workingCopy().itemId());
            if (now.isPresent()
                    && !now.orElseThrow().sameContent(session.workingCopy().known())) {
                return Next.at(Wishes.collecting(session, now()), now());
            }
        }
        drive.remove(Place.of(session), session.copy().map(WorkingCopy::itemId));
        return close(session, "");
    }

    /** What to do when the working copy stays locked for more than a week: leave it, say so. */
    Optional<Next> giveUp(Session session, Hold hold) {
        return session.state() == EditState.CLEANING && hold.attempts() > PATIENCE
                ? Optional.of(close(session, "working_copy_left"))
                : Optional.empty();
    }

    /** Somebody has removed the working copy; the portal's file is as it was last brought back. */
    Next missing(Session session) {
        trail.record("doc_edit_copy_missing", session, "remote_copy_missing");
        EditState how = session.sync().saved().isPresent() ? BringBack.end(session) : EditState.DISCARDED;
        return Next.at(session.ended(how), now());
    }

    private Next close(Session session, String reason) {
        trail.record(
                "doc_edit_closed", session, session.owner(), Optional.of(reason).filter(text -> !text.isEmpty()));
        return Next.end(session.in(EditState.CLOSED));
    }

    private static Optional<Tag> tag(RemoteDrive drive, String id) {
        try {
            return Optional.of(drive.item(id).tag());
        } catch (RemoteFault fault) {
            if (fault.kind() == RemoteFault.Kind.GONE) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    private Instant now() {
        return shop.clock().instant();
    }
}
