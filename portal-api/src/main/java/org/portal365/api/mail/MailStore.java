package org.portal365.api.mail;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.portal365.api.Body;

/**
 * Where the portal keeps mail. It owns the checkpoints: nobody else remembers how far a folder has been read, so that a
 * message is there exactly once whatever is killed.
 */
public interface MailStore {
    /** The folders as the server has them now. One that is not named any more is gone, with its messages. */
    void folders(MailboxId box, List<MailFolder> folders);

    FolderState state(MailboxId box, MailFolderId folder);

    /** Flags of the messages from one UID to another, both included, of the present UIDVALIDITY. */
    Map<Long, Set<Flag>> known(MailboxId box, MailFolderId folder, long firstUid, long lastUid);

    /** Keeps the bytes of a message, outside any transaction. What no change refers to within a day is swept. */
    BlobId stage(MailboxId box, Body raw) throws IOException;

    /**
     * Applies a change in one transaction. One record for each mailbox, folder, UIDVALIDITY and UID: an arrival that is
     * there already adds nothing. When UIDVALIDITY changes, an arrival that is the same as a message of an older one
     * (Message-ID, size, time of arrival) takes its place, and what is left of older ones goes when the new checkpoint is
     * complete.
     *
     * @return false, and nothing done, when the checkpoint is not the expected one: somebody was faster
     */
    boolean apply(FolderChange change);

    /** What the user did, oldest first. A flag pending for a message wins over what {@link #apply} says of it. */
    List<PendingChange> pending(MailboxId box, int most);

    /** These have reached the server, or can never reach it. */
    void settled(List<PendingChange> done);

    /** Forgets a mailbox with all its messages. */
    void remove(MailboxId box);
}
