package org.portal365.diskoffice.core;

import java.io.IOException;
import java.time.Instant;

/** OPEN: sees changes, lets them settle, brings them back as versions. */
final class Watching {
    private final Workshop shop;
    private final BringBack bringBack;
    private final Baseline baseline;
    private final Guests guests;
    private final Locks locks;
    private final Renames renames;
    private final Lifetime lifetime;

    Watching(Workshop shop, BringBack bringBack, Baseline baseline) {
        this.shop = shop;
        this.guests = new Guests(shop);
        this.locks = new Locks(shop);
        this.renames = new Renames(shop);
        this.lifetime = new Lifetime(shop);
        this.bringBack = bringBack;
        this.baseline = baseline;
    }

    Next watch(Session stored, Journal journal) throws IOException {
        RemoteDrive drive = shop.drives().watching(stored.account());
        Session session = locks.keep(guests.admit(bringBack.settleIntent(stored), drive, journal));
        RemoteItem item = drive.item(session.workingCopy().itemId());
        Session named = lifetime.heed(renames.follow(session, item));
        return lifetime.ends(named)
                ? Next.at(Wishes.collecting(named, now()), now())
                : judge(baseline.known(named, drive, item), drive, item, journal);
    }

    private Next judge(Session session, RemoteDrive drive, RemoteItem item, Journal journal) throws IOException {
        EditPolicy policy = shop.policy().get();
        Instant now = now();
        Watch watch = new Watch(policy.settleTime(), policy.watchInterval());
        Watch.Verdict verdict =
                watch.whileOpen(session.workingCopy().known(), session.sync().seen(), item.tag(), now);
        if (verdict instanceof Watch.Wait wait) {
            return Next.at(session.with(session.sync().seeing(wait.seen())), wait.until());
        }
        if (verdict instanceof Watch.Take) {
            Session after = bringBack.run(session, drive, item, journal);
            return Next.at(after, after.result().isPresent() ? now : now.plus(policy.watchInterval()));
        }
        Session quiet = session.with(session.sync().settled());
        return lifetime.idle(quiet)
                ? Next.at(Wishes.collecting(quiet, now), now)
                : Next.at(quiet, now.plus(drive.rhythm(item.id(), policy.watchInterval())));
    }

    private Instant now() {
        return shop.clock().instant();
    }
}
