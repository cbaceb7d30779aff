package org.portal365.diskoffice.core;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.portal.Notice;

/** Tells people what has become of a document; each once. */
final class Told {
    private final Workshop shop;

    Told(Workshop shop) {
        this.shop = shop;
    }

    /** What only the owner has to know. */
    void owner(Session session, String what, Optional<FileId> where) {
        tell(session, session.owner(), what, where);
    }

    /** All who edited, and whoever saved in the portal meanwhile. */
    void everybody(Session session, Journal journal, String what, Optional<FileId> where) {
        Set<UserId> people = new LinkedHashSet<>(Set.of(session.owner()));
        journal.participants().stream()
                .filter(Participant::edits)
                .map(Participant::user)
                .forEach(people::add);
        author(session).ifPresent(people::add);
        people.forEach(user -> tell(session, user, what, where));
    }

    private Optional<UserId> author(Session session) {
        FileId file = session.origin().file();
        return shop.disk()
                .file(session.actor(), file)
                .then(info -> shop.disk().author(session.actor(), file, info.head()))
                .optional();
    }

    private void tell(Session session, UserId user, String what, Optional<FileId> where) {
        Text words = Phrases.text("told." + what, session.origin().name());
        shop.notices().tell(new Notice(session.id() + "-" + what, user, words, where));
    }
}
