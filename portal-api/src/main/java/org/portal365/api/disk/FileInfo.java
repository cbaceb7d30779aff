package org.portal365.api.disk;

import java.util.Set;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.VersionId;

/**
 * A file as an actor sees it.
 *
 * @param size of the head version, in bytes
 * @param rights of the actor
 */
public record FileInfo(
        FileId id, FolderId folder, String name, String mediaType, long size, VersionId head, Set<Right> rights) {
    public FileInfo {
        rights = Set.copyOf(rights);
    }

    /** What follows the last dot, in lower case; empty when there is none. */
    public String extension() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
