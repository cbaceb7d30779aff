package org.portal365.m365.secret;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sealing key as an admin sees it; never the key itself.
 *
 * @param madeAt empty for a key that was put into the file by hand and has not sealed anything yet
 * @param current whether this node seals with it
 * @param rows how many sealed rows need it, of the bundles that run here
 * @param lacking live nodes that do not have it in their key file
 */
public record SealKey(String kid, Optional<Instant> madeAt, boolean current, long rows, List<String> lacking) {
    public SealKey {
        lacking = List.copyOf(lacking);
    }
}
