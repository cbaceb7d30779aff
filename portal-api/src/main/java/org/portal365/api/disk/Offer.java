package org.portal365.api.disk;

import java.util.Optional;
import org.portal365.api.Text;

/**
 * What an editor does with a file.
 *
 * @param why said where it is not EDIT, and only where it is worth saying
 */
public record Offer(Mode mode, Optional<Text> why) {
    /** How the document is opened. */
    public enum Mode {
        EDIT,
        VIEW,
        NONE
    }

    public static Offer of(Mode mode) {
        return new Offer(mode, Optional.empty());
    }
}
