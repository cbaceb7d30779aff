package org.portal365.reference.disk;

import static org.portal365.reference.disk.DiskWords.refuse;

import org.jdbi.v3.core.Handle;
import org.portal365.api.Actor;
import org.portal365.api.Done;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Outcome;
import org.portal365.api.disk.DiskRefusal;

/** Finds files and folders for an actor. What the actor may not see is told from what is not there by nobody. */
final class Sight {
    private final FolderRights rights;

    Sight(FolderRights rights) {
        this.rights = rights;
    }

    Access access(Handle handle, Actor actor, FolderId folder) {
        return rights.of(handle, actor, folder);
    }

    Outcome<Seen, DiskRefusal> file(Handle handle, Actor actor, FileId id) {
        return FileRows.find(handle, id)
                .filter(file -> file.deleted().isEmpty())
                .map(file -> new Seen(file, rights.of(handle, actor, file.folder())))
                .filter(seen -> seen.access().reads())
                .<Outcome<Seen, DiskRefusal>>map(Done::new)
                .orElseGet(() -> refuse(DiskRefusal.GONE));
    }

    /** The file, held until the transaction ends, for an actor who may change it. */
    Outcome<Seen, DiskRefusal> fileToChange(Handle handle, Actor actor, FileId id) {
        FileRows.lock(handle, id);
        return file(handle, actor, id)
                .then(seen -> seen.access().writes() ? new Done<>(seen) : refuse(DiskRefusal.NO_RIGHT));
    }

    Outcome<Access, DiskRefusal> folder(Handle handle, Actor actor, FolderId id) {
        Access access = rights.of(handle, actor, id);
        return access.reads() ? new Done<>(access) : refuse(DiskRefusal.GONE);
    }

    /** The folder, held until the transaction ends, for an actor who may change what is in it. */
    Outcome<Access, DiskRefusal> folderToChange(Handle handle, Actor actor, FolderId id) {
        FolderRows.lock(handle, id);
        return folder(handle, actor, id)
                .then(access -> access.writes() ? new Done<>(access) : refuse(DiskRefusal.NO_RIGHT));
    }
}
