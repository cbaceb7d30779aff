package org.portal365.mail.core;

import java.util.Map;
import java.util.Optional;
import org.portal365.api.mail.MailFolder.Role;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.PendingChange;

/** Does on the server what the user did in the portal; the folder is selected. Doing it twice changes nothing more. */
record Push(RemoteMailbox remote, Map<MailFolderId, RemoteFolder> folders) {
    void one(PendingChange change, RemoteFolder folder) {
        try {
            switch (change.kind()) {
                case FLAGS -> remote.store(change.uid(), change.add(), change.remove());
                case MOVE ->
                    change.target()
                            .flatMap(target -> Optional.ofNullable(folders.get(target)))
                            .ifPresent(target -> remote.move(change.uid(), target.name()));
                case DELETE -> delete(change, folder);
            }
        } catch (MailFault e) {
            if (e.kind() != MailFault.Kind.GONE) {
                throw e;
            }
            // Somebody else was faster; the next pass sees what is there.
        }
    }

    private void delete(PendingChange change, RemoteFolder folder) {
        Optional<RemoteFolder> trash = folders.values().stream()
                .filter(other -> other.role() == Role.TRASH)
                .findFirst();
        if (trash.isPresent() && !trash.orElseThrow().name().equals(folder.name())) {
            remote.move(change.uid(), trash.orElseThrow().name());
        } else {
            remote.expunge(change.uid());
        }
    }
}
