package org.portal365.mail.core;

import org.portal365.api.mail.MailFolder.Role;

/** What the server keeps of sent messages. */
@FunctionalInterface
public interface SentItems {
    /** Whether a message of this Message-ID was sent from the mailbox. */
    boolean has(Box box, String messageId);

    /** Looks into the folder for sent messages. */
    static SentItems of(RemoteMailboxes servers) {
        return (box, messageId) -> {
            try (RemoteMailbox remote = servers.open(box)) {
                for (RemoteFolder folder : remote.folders()) {
                    if (folder.role() == Role.SENT) {
                        var unused = remote.select(folder.name());
                        return remote.has(messageId);
                    }
                }
                return false;
            }
        };
    }
}
