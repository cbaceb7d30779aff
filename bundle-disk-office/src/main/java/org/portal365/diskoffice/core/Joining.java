package org.portal365.diskoffice.core;

import java.util.Optional;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.disk.Presence;
import org.portal365.api.disk.Right;
import org.portal365.api.social.ConnectedAccount;

/** Whoever opens a file that is open already gets into the same working copy: to edit, or to look. */
final class Joining {
    private final SessionStore store;
    private final Trail trail;

    Joining(SessionStore store, Trail trail) {
        this.store = store;
        this.trail = trail;
    }

    Outcome<Session, EditRefusal> join(OpenRequest request, FileInfo file, Session session, ConnectedAccount account) {
        boolean same = request.version()
                .orElse(session.origin().version())
                .equals(session.origin().version());
        if (!same) {
            return refused("refused.version_busy");
        }
        UserId user = request.actor().user();
        if (session.owner().equals(user)) {
            return new Done<>(session);
        }
        if (session.sharing() == Sharing.OWNER) {
            return refused("refused.edited_by_other");
        }
        boolean in = store.participant(session.id(), user)
                .filter(guest -> guest.entry() != Presence.Entry.REFUSED)
                .isPresent();
        if (!in) {
            trail.record("doc_edit_joined", session, user, Optional.empty());
            Presence.Role role = file.rights().contains(Right.WRITE) ? Presence.Role.EDITOR : Presence.Role.VIEWER;
            store.join(Participant.joining(session.id(), user, account.id(), account.login(), role));
        }
        return new Done<>(session);
    }

    private static Outcome<Session, EditRefusal> refused(String word) {
        return Refused.because(EditRefusal.LOCKED, Phrases.text(word));
    }
}
