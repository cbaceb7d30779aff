package org.portal365.mail.core;

/**
 * A folder that was opened.
 *
 * @param next UIDNEXT: every new message gets this UID or a higher one
 * @param modSeq highest mod-sequence; 0 where the server has none
 */
public record Selected(long validity, long next, long exists, long modSeq) {
    /** Whether no message came or went between; of flags it says nothing, as some servers count each opening as a change. */
    public boolean holdsTheSame(Selected other) {
        return validity == other.validity && next == other.next && exists == other.exists;
    }
}
