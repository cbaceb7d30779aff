package org.portal365.api.mail;

/**
 * How far a folder has been read: every UID from {@code low} to {@code high} is in the store, as far as it was wanted and
 * still there. Reading begins at the top: {@code high} is set first, {@code low} comes down, later {@code high} rises.
 *
 * @param validity UIDVALIDITY of the folder (RFC 9051, 2.3.1.1); with another one the UIDs mean other messages
 * @param low 1 when nothing older is wanted
 * @param high 0 for a folder that was empty
 * @param modSeq highest known mod-sequence (RFC 7162); 0 where the server has none
 */
public record Checkpoint(long validity, long low, long high, long modSeq) {
    /** Whether everything that is wanted has been read once. */
    public boolean complete() {
        return low <= 1;
    }

    /** Nothing read yet of what is there up to a UID. */
    public static Checkpoint top(long validity, long high) {
        return new Checkpoint(validity, high + 1, high, 0);
    }

    public Checkpoint withLow(long newLow) {
        return new Checkpoint(validity, newLow, high, modSeq);
    }

    public Checkpoint withHigh(long newHigh) {
        return new Checkpoint(validity, low, newHigh, modSeq);
    }

    public Checkpoint withModSeq(long newModSeq) {
        return new Checkpoint(validity, low, high, newModSeq);
    }
}
