package org.portal365.api.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One step of a folder, all of it or nothing.
 *
 * @param expected the checkpoint that the step was made for; empty: the folder has none
 * @param flags by UID, the whole set of each; a UID that is not there is passed over
 * @param vanished UIDs that are gone from the server; one that is not there is passed over
 */
public record FolderChange(
        MailboxId box,
        MailFolderId folder,
        Optional<Checkpoint> expected,
        Checkpoint next,
        List<Arrival> arrivals,
        Map<Long, Set<Flag>> flags,
        Set<Long> vanished) {
    public FolderChange {
        arrivals = List.copyOf(arrivals);
        flags = Map.copyOf(flags);
        vanished = Set.copyOf(vanished);
    }
}
