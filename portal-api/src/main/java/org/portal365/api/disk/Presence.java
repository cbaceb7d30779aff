package org.portal365.api.disk;

import org.portal365.api.UserId;

/**
 * Somebody in an edit session.
 *
 * @param entry whether the document lets this user in
 */
public record Presence(UserId user, Role role, Entry entry) {
    /** What somebody does in a session. */
    public enum Role {
        /** Whose session it is. */
        OWNER,
        EDITOR,
        VIEWER
    }

    /** How far somebody has come. */
    public enum Entry {
        /** Is being let in. */
        WAITING,
        IN,
        /** The outside service does not permit it. */
        REFUSED
    }
}
