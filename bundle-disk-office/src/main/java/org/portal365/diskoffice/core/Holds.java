package org.portal365.diskoffice.core;

import java.time.Clock;
import java.util.Optional;
import org.portal365.api.disk.Waiting;

/** From a fault to what the session waits for, and how long. */
final class Holds {
    private final Clock clock;
    private final Backoff backoff;

    Holds(Clock clock, Backoff backoff) {
        this.clock = clock;
        this.backoff = backoff;
    }

    /**
     * What to wait for now.
     *
     * @param before what it waited for until now
     */
    Hold after(RemoteFault fault, Optional<Hold> before) {
        String word = word(fault.kind());
        return hold(fault, word, before.filter(hold -> hold.word().equals(word)));
    }

    private Hold hold(RemoteFault fault, String word, Optional<Hold> same) {
        int attempts = same.map(hold -> hold.attempts() + 1).orElse(1);
        return new Hold(
                reason(fault.kind()),
                word,
                clock.instant().plus(backoff.after(fault, attempts - 1)),
                attempts,
                fault.claims(),
                String.valueOf(fault.getMessage()),
                same.map(Hold::since).orElseGet(clock::instant));
    }

    /** Our own disk, or the portal's, does not take it. */
    Hold diskFull(Optional<Hold> before, String reference) {
        String word = "wait.disk";
        RemoteFault fault = new RemoteFault(RemoteFault.Kind.FULL, reference);
        return hold(fault, word, before.filter(hold -> hold.word().equals(word)));
    }

    private static String word(RemoteFault.Kind kind) {
        return "wait." + kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Waiting.Reason reason(RemoteFault.Kind kind) {
        return switch (kind) {
            case SIGN_IN -> Waiting.Reason.SIGN_IN;
            case CONSENT -> Waiting.Reason.CONSENT;
            case ADMIN, REFUSED, MALWARE, TOO_LARGE, OWNER_LEFT -> Waiting.Reason.ADMIN;
            case THROTTLED -> Waiting.Reason.THROTTLED;
            case LOCKED -> Waiting.Reason.LOCKED;
            case FULL -> Waiting.Reason.DISK_FULL;
            case GONE, CHANGED, UPLOAD_LOST, UNREACHABLE -> Waiting.Reason.UNREACHABLE;
        };
    }
}
