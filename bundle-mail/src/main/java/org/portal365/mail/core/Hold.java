package org.portal365.mail.core;

import java.time.Instant;
import java.util.Optional;

/**
 * Why work stands still.
 *
 * @param word key of the words for the user; empty: nothing is in the way
 * @param until when it goes on by itself
 * @param attempts how often in a row
 * @param claims a claims challenge to ask the user with
 * @param detail the server's own words, for the administrator
 */
public record Hold(
        Reason reason, String word, Optional<Instant> until, int attempts, Optional<String> claims, String detail) {
    /** Who must act. */
    public enum Reason {
        NONE,
        WAITING,
        SIGN_IN,
        /** The owner must type the password anew. */
        PASSWORD,
        ADMIN
    }

    public static final Hold NONE = new Hold(Reason.NONE, "", Optional.empty(), 0, Optional.empty(), "");

    private static final int LONGEST = 500;

    public Hold {
        detail = detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
    }
}
