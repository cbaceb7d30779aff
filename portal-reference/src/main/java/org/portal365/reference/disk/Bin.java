package org.portal365.reference.disk;

import static org.portal365.reference.disk.DiskWords.refuse;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.portal365.api.Actor;
import org.portal365.api.Done;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.disk.DiskRefusal;

/** What users have deleted: each finds there what they deleted themselves, until they restore or erase it. */
public final class Bin {
    private final Transactions transactions;
    private final Sight sight;
    private final Roots roots;
    private final Clock clock;

    Bin(Transactions transactions, Sight sight, Roots roots, Clock clock) {
        this.transactions = transactions;
        this.sight = sight;
        this.roots = roots;
        this.clock = clock;
    }

    /** What the user has deleted, newest first. */
    public Deleted of(UserId user) {
        return transactions.run(
                handle -> new Deleted(FolderRows.deletedBy(handle, user), FileRows.deletedBy(handle, user)));
    }

    /** Puts a file into the bin; a locked one stays. */
    public Outcome<Nothing, DiskRefusal> delete(Actor actor, FileId id) {
        return transactions.run(handle -> sight.fileToChange(handle, actor, id).then(seen -> {
            if (seen.file().lockAt(clock.instant()).isPresent()) {
                return refuse(DiskRefusal.LOCKED);
            }
            FileRows.delete(handle, id, actor.user(), clock.instant());
            return Done.done();
        }));
    }

    /** Puts a folder with all that is in it into the bin. */
    public Outcome<Nothing, DiskRefusal> delete(Actor actor, FolderId id) {
        return transactions.run(handle -> sight.folderToChange(handle, actor, id)
                .then(access -> {
                    FolderRow folder = access.path().get(access.path().size() - 1);
                    if (folder.parent().isEmpty()) {
                        return refuse(DiskRefusal.NO_RIGHT);
                    }
                    FolderRows.delete(handle, id, actor.user(), clock.instant());
                    return Done.done();
                }));
    }

    /** Brings a file back to where it was, or to the user's own folder where that is gone. */
    public Outcome<FolderId, DiskRefusal> restore(Actor actor, FileId id) {
        return transactions.run(handle -> find(handle, actor, id).map(file -> {
            FolderId folder = target(handle, actor, Optional.of(file.folder()));
            FileRows.restore(handle, id, folder, NewFiles.free(handle, folder, file.name()));
            return folder;
        }));
    }

    /** Brings a folder back with all that was in it. */
    public Outcome<FolderId, DiskRefusal> restore(Actor actor, FolderId id) {
        return transactions.run(handle -> find(handle, actor, id).map(folder -> {
            FolderId parent = target(handle, actor, folder.parent());
            String free = folder.name();
            for (int number = 2; FolderRows.taken(handle, parent, free); number++) {
                free = FileNames.marked(folder.name(), "(" + number + ")");
            }
            FolderRows.restore(handle, id, parent, free);
            return parent;
        }));
    }

    /** Deletes a file for good. */
    public Outcome<Nothing, DiskRefusal> erase(Actor actor, FileId id) {
        return transactions.run(handle -> find(handle, actor, id).map(file -> {
            eraseFile(handle, id, owner(handle, file.folder()));
            return Nothing.NOTHING;
        }));
    }

    /** Deletes a folder with all that is in it for good. */
    public Outcome<Nothing, DiskRefusal> erase(Actor actor, FolderId id) {
        return transactions.run(handle -> find(handle, actor, id).map(folder -> {
            eraseFolder(handle, id, folder.owner());
            return Nothing.NOTHING;
        }));
    }

    private static Outcome<FileRow, DiskRefusal> find(Handle handle, Actor actor, FileId id) {
        FileRows.lock(handle, id);
        return FileRows.deletedBy(handle, actor.user()).stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .<Outcome<FileRow, DiskRefusal>>map(Done::new)
                .orElseGet(() -> refuse(DiskRefusal.GONE));
    }

    private static Outcome<FolderRow, DiskRefusal> find(Handle handle, Actor actor, FolderId id) {
        FolderRows.lock(handle, id);
        return FolderRows.deletedBy(handle, actor.user()).stream()
                .filter(folder -> folder.id().equals(id))
                .findFirst()
                .<Outcome<FolderRow, DiskRefusal>>map(Done::new)
                .orElseGet(() -> refuse(DiskRefusal.GONE));
    }

    private FolderId target(Handle handle, Actor actor, Optional<FolderId> before) {
        FolderId target = before.filter(
                        folder -> sight.access(handle, actor, folder).writes())
                .orElseGet(() -> roots.home(handle, actor.user()));
        FolderRows.lock(handle, target);
        return target;
    }

    private static String owner(Handle handle, FolderId folder) {
        return FolderRows.find(handle, folder).map(FolderRow::owner).orElse(Roots.SHARED);
    }

    private static void eraseFolder(Handle handle, FolderId id, String owner) {
        FolderRows.children(handle, id).forEach(child -> eraseFolder(handle, child, owner));
        FileRows.all(handle, id).forEach(file -> eraseFile(handle, file, owner));
        FolderRows.erase(handle, id);
    }

    private static void eraseFile(Handle handle, FileId id, String owner) {
        long counted = VersionRows.of(handle, id).stream()
                .filter(VersionRow::counted)
                .mapToLong(VersionRow::size)
                .sum();
        FileRows.erase(handle, id);
        Spaces.add(handle, owner, -counted);
    }

    /** What is in the bin of one user. */
    public record Deleted(List<FolderRow> folders, List<FileRow> files) {}
}
