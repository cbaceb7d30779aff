package org.portal365.api.disk;

import java.time.Duration;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;

/**
 * The portal's documents. Every write carries a key: done twice with the same key it happens once and gives the same
 * answer, so that a caller who was killed may simply repeat it. A key that was used for something else is NOT_ACCEPTED.
 *
 * <p>A {@link Body} that breaks off, or is not as long as it says, ends in {@link java.io.UncheckedIOException}: nothing
 * has changed then, and its key is still free.
 */
public interface Disk {
    /** The file as the actor may see it; GONE also when the actor may not even know of it. */
    Outcome<FileInfo, DiskRefusal> file(Actor actor, FileId id);

    /** The bytes of a version. */
    Outcome<Body, DiskRefusal> content(Actor actor, FileId id, VersionId version);

    /** Who made a version. */
    Outcome<UserId, DiskRefusal> author(Actor actor, FileId id, VersionId version);

    /** How many bytes a new version of the file may have; quota and disk set together. */
    Outcome<Long, DiskRefusal> room(Actor actor, FileId id);

    /**
     * Adds a version, if the head is still {@link NewVersion#base()}; else STALE_BASE. LOCKED when another than
     * {@link NewVersion#lockOwner()} has locked it.
     */
    Outcome<VersionId, DiskRefusal> addVersion(Actor actor, NewVersion version, Body body);

    /** The version that was added with the key, also when another has been merged into it since. */
    Optional<VersionId> versionByKey(String key);

    /** Creates a file. A name that is there already gets a number. */
    Outcome<FileId, DiskRefusal> createFile(Actor actor, FolderId folder, String name, String key, Body body);

    /**
     * The folder of this name in another, made where it is not there. A name that cannot be is NOT_ACCEPTED.
     */
    Outcome<FolderId, DiskRefusal> makeFolder(Actor actor, FolderId parent, String name);

    /**
     * Keeps what could not become a version, where the actor finds it; outside quota and rights, beside the file where
     * that is allowed.
     */
    Outcome<FileId, DiskRefusal> keepRecoveryCopy(Actor actor, FileId of, String key, Text why, Body body);

    /** Locks the file against changes by others, or prolongs the lock of the same owner; LOCKED by another owner. */
    Outcome<Lock, DiskRefusal> lock(Actor actor, FileId id, String owner, Duration ttl);

    /** Gives a lock back; one that is gone already, or another's by now, is left alone. */
    void unlock(Lock lock);

    /** Renames the file, locked or not; a name that is taken in the folder is NOT_ACCEPTED. */
    Outcome<Nothing, DiskRefusal> rename(Actor actor, FileId id, String name);
}
