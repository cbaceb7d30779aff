package org.portal365.api.disk;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.Challenge;
import org.portal365.api.Text;

/**
 * Why a session does not go on, and what helps.
 *
 * @param until when it is tried again by itself
 * @param challenge what the user can do
 * @param since when it began to wait for this
 */
public record Waiting(
        Reason reason, Text text, Optional<Instant> until, Optional<Challenge> challenge, Optional<Instant> since) {
    /** Since nobody knows when. */
    public Waiting(Reason reason, Text text, Optional<Instant> until, Optional<Challenge> challenge) {
        this(reason, text, until, challenge, Optional.empty());
    }

    /** What it waits for. */
    public enum Reason {
        SIGN_IN,
        CONSENT,
        ADMIN,
        LOCKED,
        THROTTLED,
        DISK_FULL,
        UNREACHABLE
    }
}
