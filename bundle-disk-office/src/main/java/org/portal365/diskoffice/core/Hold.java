package org.portal365.diskoffice.core;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.disk.Waiting;

/**
 * Why the session does not go on, beside its state.
 *
 * @param word what the user is told, as a key of the words
 * @param until when it is tried again
 * @param attempts tries in a row that ended for this reason
 * @param claims claims challenge of the service, for the next sign-in
 * @param reference correlation ids, for the log and the admin
 * @param since when the row of tries began
 */
public record Hold(
        Waiting.Reason reason,
        String word,
        Instant until,
        int attempts,
        Optional<String> claims,
        String reference,
        Instant since) {}
