package org.portal365.reference.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;

/**
 * How far an erasure is.
 *
 * @param path of its page
 * @param back where the page leads on to
 * @param discardable an administrator may give up what it waits for
 */
public record ErasureModel(
        String path,
        Way back,
        Text sentence,
        List<Area> areas,
        boolean over,
        boolean waiting,
        boolean discardable,
        Instant begun,
        Optional<Instant> ended) {
    /** A page to go to. */
    public record Way(String path, Text words) {}

    /** One area; no number: not begun. */
    public record Area(Text title, Optional<Integer> records) {}
}
