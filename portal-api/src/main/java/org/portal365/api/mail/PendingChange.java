package org.portal365.api.mail;

import java.util.Optional;
import java.util.Set;

/**
 * Something that the user did to a message and the server does not know yet.
 *
 * @param key names it, for {@link MailStore#settled}
 * @param validity UIDVALIDITY that the UID is of
 * @param target for MOVE
 */
public record PendingChange(
        String key,
        MailFolderId folder,
        long validity,
        long uid,
        Kind kind,
        Set<Flag> add,
        Set<Flag> remove,
        Optional<MailFolderId> target) {
    public PendingChange {
        add = Set.copyOf(add);
        remove = Set.copyOf(remove);
    }

    /** What was done. */
    public enum Kind {
        /** Flags were set or taken away. */
        FLAGS,
        /** It was moved to another folder. */
        MOVE,
        /** It was deleted: to the trash, or for good where it lay there. */
        DELETE
    }
}
