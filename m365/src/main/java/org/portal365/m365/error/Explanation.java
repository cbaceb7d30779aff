package org.portal365.m365.error;

import org.portal365.api.Text;

/**
 * A failure in words.
 *
 * @param key of the dictionary, e.g. "aadsts.7000215"
 * @param actor who can cure it
 * @param user what the user is told, no codes
 * @param admin cause with its code, and the cure
 */
public record Explanation(String key, Actor actor, Text user, Text admin) {
    /** Who can do something about it. */
    public enum Actor {
        USER,
        ADMIN,
        /** Nobody needs to: trying again later helps. */
        TIME,
        /** It is a fault of this program. */
        DEVELOPER
    }
}
