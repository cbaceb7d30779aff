package org.portal365.diskoffice.core;

import org.portal365.api.FileId;
import org.portal365.api.VersionId;

/**
 * The document as it was when the session began.
 *
 * @param name the portal's own
 * @param older whether it is not the newest version that was brought out
 */
public record Origin(FileId file, String name, VersionId version, long size, boolean older) {
    /** What follows the last dot, in lower case. */
    public String extension() {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
