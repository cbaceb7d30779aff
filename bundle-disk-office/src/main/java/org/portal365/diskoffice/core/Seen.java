package org.portal365.diskoffice.core;

import java.time.Instant;

/**
 * Content that was seen but is not brought back yet.
 *
 * @param since when this very content was first seen
 * @param first when the first of an unbroken row of changes was seen
 */
public record Seen(String cTag, Instant since, Instant first) {
    public static Seen at(String cTag, Instant now) {
        return new Seen(cTag, now, now);
    }

    public Seen then(String newTag, Instant now) {
        return new Seen(newTag, now, first);
    }
}
