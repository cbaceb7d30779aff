package org.portal365.diskoffice.core;

import java.util.List;
import org.portal365.api.Actor;
import org.portal365.api.disk.Presence;
import org.portal365.api.disk.Right;

/** Lets people into the working copy by least power: by name, and by a link of the organization only where that fails. */
final class Guests {
    private static final String REFUSED = "note.sharing_refused";
    private final Workshop shop;

    Guests(Workshop shop) {
        this.shop = shop;
    }

    /**
     * Who joined since gets in, or is told that the organization does not permit it; who has lost the right in the
     * portal is put out again. A link is of everybody, so it cannot be taken from one.
     */
    Session admit(Session session, RemoteDrive drive, Journal journal) {
        Session after = session;
        for (Participant guest : journal.participants()) {
            boolean entitled = entitled(session, guest);
            if (guest.entry() == Presence.Entry.WAITING && entitled) {
                after = admit(after, guest, drive, journal);
            } else if (guest.entry() != Presence.Entry.REFUSED && !entitled) {
                putOut(session, guest, drive, journal);
            }
        }
        return after;
    }

    private boolean entitled(Session session, Participant guest) {
        Right needed = guest.edits() ? Right.WRITE : Right.READ;
        return shop.disk()
                .file(Actor.job(guest.user()), session.origin().file())
                .optional()
                .filter(file -> file.rights().contains(needed))
                .isPresent();
    }

    private static void putOut(Session session, Participant guest, RemoteDrive drive, Journal journal) {
        for (String permission : journal.granted(guest)) {
            drive.revoke(session.workingCopy().itemId(), permission);
            journal.revoked(permission);
        }
        journal.entered(guest, Presence.Entry.REFUSED);
    }

    private Session admit(Session session, Participant guest, RemoteDrive drive, Journal journal) {
        if (session.sharing() == Sharing.OWNER) {
            return refused(session, guest, journal);
        }
        String item = session.workingCopy().itemId();
        try {
            List<String> permissions = drive.invite(item, guest.login(), guest.edits());
            permissions.forEach(permission -> journal.granted(guest, permission));
            journal.entered(guest, Presence.Entry.IN);
            return allowed(session);
        } catch (RemoteFault fault) {
            if (!policy(fault)) {
                throw fault;
            }
            // A link would let somebody write who may only look.
            return session.sharing() == Sharing.ORGANIZATION && guest.edits()
                    ? byLink(session, guest, drive, journal)
                    : refused(session, guest, journal);
        }
    }

    private Session byLink(Session session, Participant guest, RemoteDrive drive, Journal journal) {
        try {
            RemoteLink link = drive.organizationLink(session.workingCopy().itemId());
            journal.granted(link.permission());
            journal.entered(guest, Presence.Entry.IN);
            return session.with(session.care().linked(link.address()));
        } catch (RemoteFault fault) {
            if (!policy(fault)) {
                throw fault;
            }
            return refused(session, guest, journal);
        }
    }

    /** What was refused before is no longer said. */
    private static Session allowed(Session session) {
        boolean told = session.care().note().filter(REFUSED::equals).isPresent();
        return told ? session.with(session.care().unnoted()) : session;
    }

    private static Session refused(Session session, Participant guest, Journal journal) {
        journal.entered(guest, Presence.Entry.REFUSED);
        return session.with(session.care().noting(REFUSED));
    }

    /** The organization does not want it; repeating does not help. */
    private static boolean policy(RemoteFault fault) {
        return fault.kind() == RemoteFault.Kind.REFUSED || fault.kind() == RemoteFault.Kind.ADMIN;
    }

    /** Takes back all that was given; each one once. */
    void dismiss(Session session, RemoteDrive drive, Journal journal) {
        for (String permission : journal.granted()) {
            session.copy().ifPresent(copy -> drive.revoke(copy.itemId(), permission));
            journal.revoked(permission);
        }
    }
}
