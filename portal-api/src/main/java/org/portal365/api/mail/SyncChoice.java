package org.portal365.api.mail;

import java.util.Map;
import java.util.Optional;

/**
 * What of a mailbox comes to the portal.
 *
 * @param days how many days back; 0: all; empty: as the administrator has set it
 * @param folders what was chosen for single folders; others are as usual: all but Trash, Junk and Drafts
 */
public record SyncChoice(Optional<Integer> days, Map<MailFolderId, Boolean> folders) {
    public SyncChoice {
        folders = Map.copyOf(folders);
    }
}
