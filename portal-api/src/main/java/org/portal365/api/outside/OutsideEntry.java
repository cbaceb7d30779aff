package org.portal365.api.outside;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.Text;

/**
 * Something to open or to choose outside.
 *
 * @param id names it to the plug-in; the portal does not look inside
 * @param size in bytes
 */
public record OutsideEntry(String id, Kind kind, Text name, long size, Optional<Instant> changed) {
    /** What it is. */
    public enum Kind {
        /** A drive, a site, a list of them: opened, never chosen. */
        PLACE,
        FOLDER,
        FILE
    }
}
