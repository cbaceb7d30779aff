package org.portal365.diskoffice.core;

import java.util.List;
import org.portal365.api.disk.Presence;

/** Lets people into the working copy by least power: by name, and by a link of the organization only where that fails. */
final class Guests {
    /** Who joined since gets in, or is told that the organization does not permit it. */
    Session admit(Session session, RemoteDrive drive, Journal journal) {
        Session after = session;
        for (Participant guest : journal.participants()) {
            if (guest.entry() == Presence.Entry.WAITING) {
                after = admit(after, guest, drive, journal);
            }
        }
        return after;
    }

    private Session admit(Session session, Participant guest, RemoteDrive drive, Journal journal) {
        if (session.sharing() == Sharing.OWNER) {
            return refused(session, guest, journal);
        }
        String item = session.workingCopy().itemId();
        try {
            List<String> permissions = drive.invite(item, guest.login(), guest.edits());
            permissions.forEach(journal::granted);
            journal.entered(guest, Presence.Entry.IN);
            return session;
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

    private static Session refused(Session session, Participant guest, Journal journal) {
        journal.entered(guest, Presence.Entry.REFUSED);
        return session.with(session.care().noting("note.sharing_refused"));
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
