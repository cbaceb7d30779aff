package org.portal365.diskoffice.core;

import java.io.IOException;
import java.time.Instant;

/** OPEN: sees changes, lets them settle, brings them back as versions. */
final class Watching {
    private final Workshop shop;
    private final BringBack bringBack;
    private final Baseline baseline;

    Watching(Workshop shop, BringBack bringBack, Baseline baseline) {
        this.shop = shop;
        this.bringBack = bringBack;
        this.baseline = baseline;
    }

    Next watch(Session stored, Journal journal) throws IOException {
        RemoteDrive drive = shop.drives().watching(stored.account());
        invite(stored, drive, journal);
        Session session = bringBack.settleIntent(stored);
        RemoteItem item = drive.item(session.workingCopy().itemId());
        return judge(baseline.known(session, drive, item), drive, item, journal);
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
        if (!now.isBefore(lastChange(session).plus(policy.collectAfter()))) {
            return Next.at(Wishes.collecting(quiet, now), now);
        }
        return Next.at(quiet, now.plus(drive.rhythm(policy.watchInterval())));
    }

    private static void invite(Session session, RemoteDrive drive, Journal journal) {
        if (session.sharing() == Sharing.OWNER) {
            return;
        }
        for (Participant participant : journal.uninvited()) {
            drive.invite(session.workingCopy().itemId(), participant.login());
            journal.invited(participant);
        }
    }

    private static Instant lastChange(Session session) {
        return session.sync().saved().map(Saved::at).orElse(session.opened());
    }

    private Instant now() {
        return shop.clock().instant();
    }
}
