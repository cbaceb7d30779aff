package org.portal365.diskoffice.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.Lock;

/**
 * Keeps others from changing the file while it is open outside. The lock ends by itself when nobody prolongs it, so that
 * no session that waits for somebody keeps a file locked for good; what others save then is kept beside ours.
 */
final class Locks {
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private final Workshop shop;

    Locks(Workshop shop) {
        this.shop = shop;
    }

    /** Takes it, or prolongs it when half of it is over; another's is left alone: the write-back waits for it. */
    Session keep(Session session) {
        Instant half = shop.clock().instant().plus(LENGTH.dividedBy(2));
        boolean fresh = session.care().lockedUntil().filter(half::isBefore).isPresent();
        return fresh ? session : taken(session);
    }

    private Session taken(Session session) {
        Outcome<Lock, DiskRefusal> lock = lock(session);
        return session.with(session.care().locked(lock.optional().map(Lock::until)));
    }

    /** Before the document leaves the portal nobody else may hold it. */
    Session first(Session session) {
        Outcome<Lock, DiskRefusal> lock = lock(session);
        if (lock.refusal()
                .filter(refused -> refused.reason() == DiskRefusal.LOCKED)
                .isPresent()) {
            throw new RemoteFault(RemoteFault.Kind.LOCKED, "the file is locked in the portal");
        }
        return session.with(session.care().locked(lock.optional().map(Lock::until)));
    }

    private Outcome<Lock, DiskRefusal> lock(Session session) {
        return shop.disk()
                .lock(session.actor(), session.target().file(), session.id().value(), LENGTH);
    }

    /** Gives back whatever it holds. */
    void release(Session session) {
        release(shop.disk(), session, session.origin().file());
        if (session.diverted()) {
            release(shop.disk(), session, session.target().file());
        }
    }

    static void release(Disk disk, Session session, FileId file) {
        disk.unlock(new Lock(
                file, session.id().value(), session.care().lockedUntil().orElse(session.opened())));
    }

    /** The change goes elsewhere from now on, so the file itself is free. */
    Session diverted(Session session) {
        release(shop.disk(), session, session.origin().file());
        return session.with(session.care().locked(Optional.empty()));
    }
}
