package org.portal365.reference.web.mail;

/**
 * How much goes into a message. Files travel in base64 (RFC 2045, 6.8): lines of 76 characters and their ends for 57
 * bytes each.
 */
final class Room {
    /** Files of one message. */
    static final int FILES = 100;

    /** Bytes that the files of all drafts of a user may take. */
    static final long OF_USER = 2L << 30;

    private static final int BYTES = 57;
    private static final int LINE = 78;
    /** For the header, the text and what stands around each file. */
    private static final long REST = 1 << 20;

    private Room() {}

    /**
     * Bytes that all files of a message may have together.
     *
     * @param largest bytes that the message may have
     */
    static long files(long largest) {
        return Math.max(0, (largest - REST) / LINE * BYTES);
    }
}
