package org.portal365.mail.core;

import java.util.Optional;
import java.util.Set;
import org.portal365.api.Body;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.MailFolder.Role;

/** What the server keeps of sent messages. */
public interface SentItems {
    /** Whether a message of this Message-ID was sent from the mailbox. */
    boolean has(Box box, String messageId);

    /** Puts a message there, unless one of this Message-ID is there or the mailbox has no place for it. */
    void file(Box box, String messageId, Body raw);

    /** Looks into the folder for sent messages, over one connection of a mailbox at a time. */
    static SentItems of(RemoteMailboxes servers) {
        Turns turns = new Turns();
        return new SentItems() {
            @Override
            public boolean has(Box box, String messageId) {
                return turns.take(box.id(), () -> looked(box, messageId));
            }

            private boolean looked(Box box, String messageId) {
                try (RemoteMailbox remote = servers.open(box)) {
                    return selected(remote).isPresent() && remote.has(messageId);
                } catch (MailFault e) {
                    throw servers.heed(box, e);
                }
            }

            @Override
            public void file(Box box, String messageId, Body raw) {
                boolean unused = turns.take(box.id(), () -> filed(box, messageId, raw));
            }

            private boolean filed(Box box, String messageId, Body raw) {
                try (RemoteMailbox remote = servers.open(box)) {
                    Optional<String> folder = selected(remote);
                    boolean missing = folder.isPresent() && !remote.has(messageId);
                    if (missing) {
                        remote.append(folder.orElseThrow(), Set.of(Flag.SEEN), raw);
                    }
                    return missing;
                } catch (MailFault e) {
                    throw servers.heed(box, e);
                }
            }
        };
    }

    private static Optional<String> selected(RemoteMailbox remote) {
        Optional<String> folder = remote.folders().stream()
                .filter(one -> one.role() == Role.SENT)
                .map(RemoteFolder::name)
                .findFirst();
        folder.ifPresent(name -> {
            var unused = remote.select(name);
        });
        return folder;
    }
}
