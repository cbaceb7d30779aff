package org.portal365.reference.disk;

import org.portal365.api.disk.FileInfo;

/** A file that an actor may see, and what the actor may do with it. */
public record Seen(FileRow file, Access access) {
    /** As plug-ins see it. */
    public FileInfo info() {
        return new FileInfo(
                file.id(),
                file.folder(),
                file.name(),
                MediaTypes.of(file.name()),
                file.size(),
                file.head(),
                access.rights());
    }
}
