package org.portal365.diskoffice.transfer.core;

import java.util.Optional;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.VersionId;

/**
 * What a task is about; never changes.
 *
 * @param file of the portal
 * @param version that is shown, converted or sent
 * @param folder of the portal that files come to
 * @param outside the folder there that it is sent to; empty for other kinds
 */
public record Source(
        Optional<FileId> file,
        String name,
        Optional<VersionId> version,
        long size,
        Optional<FolderId> folder,
        String outside) {
    /** What follows the last dot, in lower case; empty when there is none. */
    public String extension() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }

    FileId theFile() {
        return file.orElseThrow(() -> new IllegalStateException("a task without a file"));
    }

    VersionId theVersion() {
        return version.orElseThrow(() -> new IllegalStateException("a task without a version"));
    }
}
