package org.portal365.m365.secret;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows of one kind with sealed text in them. Whoever keeps some registers this as a service, so that their keys can be
 * changed. Safe for threads, and for several nodes at once.
 */
public interface SealedRows {
    /** The same on all nodes and after each start, unlike any other. */
    String name();

    /** How many rows are sealed with each key. Opens nothing. */
    Map<String, Long> countByKid();

    /**
     * Seals rows anew. A row that somebody else writes meanwhile is left as that one wrote it; a row that does not open
     * stays as it is.
     *
     * @param older the keys whose rows are to be sealed anew
     * @param after where to go on; empty: at the beginning
     * @param most how many rows to look at
     */
    Page reseal(Set<String> older, String after, int most);

    /**
     * Some rows.
     *
     * @param resealed how many of them are sealed with another key now
     * @param next where to go on; empty when these were the last
     */
    record Page(int resealed, Optional<String> next) {}
}
