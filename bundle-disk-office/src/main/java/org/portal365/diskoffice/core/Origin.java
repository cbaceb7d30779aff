package org.portal365.diskoffice.core;

import org.portal365.api.FileId;
import org.portal365.api.VersionId;

/** The document as it was when the session began; {@code name} is the portal's own and comes back at the end. */
public record Origin(FileId file, String name, VersionId version, long size) {
    /** What follows the last dot, in lower case. */
    public String extension() {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
