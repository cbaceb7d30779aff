package org.portal365.diskoffice.transfer.core;

import java.time.Instant;
import java.util.Optional;
import org.portal365.diskoffice.core.Tag;

/**
 * A file or folder there.
 *
 * @param ref names it
 */
public record OutsideFile(OutsideRef ref, String name, Tag tag, boolean folder, Optional<Instant> changed) {
    public long size() {
        return tag.size();
    }
}
