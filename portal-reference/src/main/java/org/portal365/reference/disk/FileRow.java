package org.portal365.reference.disk;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;

/**
 * A file and its head version as they are stored.
 *
 * @param lock the last lock, perhaps expired
 */
public record FileRow(
        FileId id,
        FolderId folder,
        String name,
        VersionId head,
        long size,
        Instant changed,
        UserId author,
        Optional<FileLock> lock,
        Optional<Instant> deleted) {
    /** Who holds a file. */
    public record FileLock(String owner, Instant until, UserId user) {
        boolean inForce(Instant now) {
            return until.isAfter(now);
        }
    }

    /** The lock that stops others now. */
    public Optional<FileLock> lockAt(Instant now) {
        return lock.filter(held -> held.inForce(now));
    }
}
