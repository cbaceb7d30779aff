package org.portal365.reference.disk;

import static org.portal365.reference.disk.DiskWords.refuse;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.portal365.api.Actor;
import org.portal365.api.Done;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.VersionId;
import org.portal365.api.disk.DiskRefusal;

/** Finds a place for a file and puts it there. */
final class NewFiles {
    private final Sight sight;
    private final Roots roots;
    private final DiskStore.Terms terms;

    NewFiles(Sight sight, Roots roots, DiskStore.Terms terms) {
        this.sight = sight;
        this.roots = roots;
        this.terms = terms;
    }

    Outcome<Place, DiskRefusal> place(Handle handle, Actor actor, FolderId folder, String name, long size) {
        return sight.folderToChange(handle, actor, folder).then(access -> {
            if (!FileNames.good(name)) {
                return refuse(DiskRefusal.NOT_ACCEPTED);
            }
            return Spaces.room(handle, access.owner(), size, terms.quota())
                    ? new Done<>(new Place(folder, name, access.owner(), true))
                    : refuse(DiskRefusal.FULL);
        });
    }

    /** Beside the file where the actor may write, else in the actor's own top folder; quota or not. */
    Place placeOfCopy(Handle handle, Actor actor, FileId of) {
        Optional<FileRow> original = FileRows.find(handle, of);
        String name = original.map(file -> FileNames.marked(file.name(), terms.say("recovered.name")))
                .orElseGet(() -> terms.say("recovered.unknown"));
        FolderId folder = original.map(FileRow::folder)
                .filter(beside -> sight.access(handle, actor, beside).writes())
                .orElseGet(() -> roots.home(handle, actor.user()));
        FolderRows.lock(handle, folder);
        return new Place(folder, name, "", false);
    }

    String store(Handle handle, Actor actor, Place place, String key, Text comment, Blob blob) {
        FileId id = new FileId(UUID.randomUUID().toString());
        Instant now = terms.clock().instant();
        FileRows.insert(handle, id, place.folder, free(handle, place.folder, place.name), now);
        VersionRows.Draft draft = new VersionRows.Draft(actor.user(), actor.user(), comment, key, place.counted);
        VersionId version = VersionRows.insert(handle, id, 1, draft, blob, now);
        FileRows.head(handle, id, version, now);
        if (place.counted) {
            Spaces.add(handle, place.owner, blob.size());
        }
        return id.value();
    }

    /** The name, with a number where it is taken. */
    static String free(Handle handle, FolderId folder, String name) {
        String free = name;
        for (int number = 2; FileRows.taken(handle, folder, free, Optional.empty()); number++) {
            free = FileNames.marked(name, "(" + number + ")");
        }
        return free;
    }

    /**
     * Where a file is to be.
     *
     * @param owner whose space it takes
     * @param counted whether it takes any
     */
    record Place(FolderId folder, String name, String owner, boolean counted) {}
}
