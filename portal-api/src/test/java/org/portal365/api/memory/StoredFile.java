package org.portal365.api.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.disk.Lock;

/** A file of the Disk in memory; guarded by the monitor of the Disk. */
final class StoredFile {
    final FileId id;
    final FolderId folder;
    final List<StoredVersion> versions = new ArrayList<>();
    String name;
    private @Nullable Lock lock;

    StoredFile(FileId id, FolderId folder, String name) {
        this.id = id;
        this.folder = folder;
        this.name = name;
    }

    StoredVersion head() {
        return versions.get(versions.size() - 1);
    }

    Optional<Lock> lock() {
        return Optional.ofNullable(lock);
    }

    void lock(@Nullable Lock newLock) {
        lock = newLock;
    }

    long bytes() {
        return versions.stream().mapToLong(version -> version.body().length()).sum();
    }
}
