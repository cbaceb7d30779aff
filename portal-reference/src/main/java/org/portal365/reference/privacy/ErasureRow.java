package org.portal365.reference.privacy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.module.ErasureRequest;

/**
 * An erasure as it is stored.
 *
 * @param user whose data goes; afterwards the pseudonym
 * @param everything the user as well, not only the connections
 * @param report how many records have gone, for each area that was begun
 * @param waits what it waits for; empty words: nothing
 */
record ErasureRow(
        String id,
        UserId user,
        String pseudonym,
        boolean everything,
        boolean discard,
        Map<String, Integer> report,
        Text waits,
        Instant begun,
        Optional<Instant> ended) {
    ErasureRequest request() {
        return new ErasureRequest(user, pseudonym, discard);
    }

    boolean waiting() {
        return ended.isEmpty() && !waits.in(java.util.Locale.ENGLISH).isEmpty();
    }

    int records() {
        return report.values().stream().mapToInt(Integer::intValue).sum();
    }
}
