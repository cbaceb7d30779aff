package org.portal365.diskoffice.core;

import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.Presence;

/**
 * Somebody who joined a session.
 *
 * @param login name of the account that is to be invited
 * @param role EDITOR or VIEWER
 * @param entry whether the working copy lets the account in
 */
public record Participant(
        EditSessionId session, UserId user, AccountId account, String login, Presence.Role role, Presence.Entry entry) {
    /** Somebody who is to be let in. */
    public static Participant joining(
            EditSessionId session, UserId user, AccountId account, String login, Presence.Role role) {
        return new Participant(session, user, account, login, role, Presence.Entry.WAITING);
    }

    Presence presence() {
        return new Presence(user, role, entry);
    }

    boolean edits() {
        return role != Presence.Role.VIEWER;
    }
}
