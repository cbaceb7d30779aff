package org.portal365.reference.disk;

import static org.portal365.reference.disk.DiskWords.refuse;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.portal365.api.Actor;
import org.portal365.api.Done;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.GroupId;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.Right;

/** Folders and versions, as the portal's own pages need them. */
public final class Library {
    /** How many of everybody's files are looked at for those that one may see. */
    private static final int WIDE = 100;

    private final Transactions transactions;
    private final Sight sight;
    private final Roots roots;
    private final DiskStore.Terms terms;

    Library(Transactions transactions, Sight sight, Roots roots, DiskStore.Terms terms) {
        this.transactions = transactions;
        this.sight = sight;
        this.roots = roots;
        this.terms = terms;
    }

    /** The user's own top folder. */
    public FolderId home(UserId user) {
        return transactions.run(handle -> roots.home(handle, user));
    }

    /** The top folder that all users share. */
    public FolderId shared() {
        return transactions.run(roots::shared);
    }

    /** What is in a folder. */
    public Outcome<Listing, DiskRefusal> list(Actor actor, FolderId folder) {
        return transactions.run(handle -> sight.folder(handle, actor, folder)
                .map(access ->
                        new Listing(folder, access, FolderRows.in(handle, folder), FileRows.in(handle, folder))));
    }

    /** A file with where it is. */
    public Outcome<Seen, DiskRefusal> file(Actor actor, FileId id) {
        return transactions.run(handle -> sight.file(handle, actor, id));
    }

    /** What the user has changed last, and what was changed last at all, as far as the user may see it. */
    public List<FileRow> recent(UserId user, int most) {
        Actor actor = Actor.user(user);
        return transactions.run(handle -> {
            Stream<FileRow> own = FileRows.recent(handle, Optional.of(user), most).stream();
            Stream<FileRow> others = FileRows.recent(handle, Optional.empty(), WIDE).stream();
            return Stream.concat(own, others)
                    .distinct()
                    .filter(file -> sight.access(handle, actor, file.folder()).reads())
                    .sorted(Comparator.comparing(FileRow::changed).reversed())
                    .limit(most)
                    .toList();
        });
    }

    /** All versions, newest first. */
    public Outcome<List<VersionRow>, DiskRefusal> versions(Actor actor, FileId id) {
        return transactions.run(handle -> sight.file(handle, actor, id)
                .map(seen -> VersionRows.of(handle, seen.file().id())));
    }

    public Outcome<FolderId, DiskRefusal> createFolder(Actor actor, FolderId parent, String name) {
        return transactions.run(handle -> sight.folderToChange(handle, actor, parent)
                .then(access -> {
                    if (!FileNames.good(name)) {
                        return refuse(DiskRefusal.NOT_ACCEPTED);
                    }
                    if (FolderRows.taken(handle, parent, name)) {
                        return refuse(DiskRefusal.NOT_ACCEPTED, "refused.taken");
                    }
                    return new Done<>(FolderRows.insert(
                            handle, parent, access.owner(), name, terms.clock().instant()));
                }));
    }

    /** Renames a folder; a top folder keeps its name. */
    public Outcome<Nothing, DiskRefusal> renameFolder(Actor actor, FolderId id, String name) {
        return transactions.run(handle -> sight.folderToChange(handle, actor, id)
                .then(access -> {
                    FolderRow folder = access.path().get(access.path().size() - 1);
                    if (folder.parent().isEmpty()) {
                        return refuse(DiskRefusal.NO_RIGHT);
                    }
                    if (!FileNames.good(name)) {
                        return refuse(DiskRefusal.NOT_ACCEPTED);
                    }
                    boolean same = FileNames.key(name).equals(FileNames.key(folder.name()));
                    if (!same && FolderRows.taken(handle, folder.parent().get(), name)) {
                        return refuse(DiskRefusal.NOT_ACCEPTED, "refused.taken");
                    }
                    FolderRows.rename(handle, id, name);
                    return Done.done();
                }));
    }

    /** Lets a user into a folder and all below; no rights: out again. */
    public void grant(FolderId folder, UserId user, Set<Right> rights) {
        grant(folder, FolderRights.holder(user), rights);
    }

    /** Lets the members of a group into a folder and all below; no rights: out again. */
    public void grant(FolderId folder, GroupId group, Set<Right> rights) {
        grant(folder, FolderRights.holder(group), rights);
    }

    /** Lets every user into a folder and all below; no rights: out again. */
    public void grantAll(FolderId folder, Set<Right> rights) {
        grant(folder, FolderRights.EVERYONE, rights);
    }

    /** How many bytes all versions in the user's own folders may take. */
    public void quota(UserId user, long bytes) {
        Nothing unused = transactions.run(handle -> {
            Spaces.quota(handle, user.value(), bytes);
            return Nothing.NOTHING;
        });
    }

    private void grant(FolderId folder, String holder, Set<Right> rights) {
        Nothing unused = transactions.run(handle -> {
            FolderRights.grant(handle, folder, holder, rights);
            return Nothing.NOTHING;
        });
    }

    /** A folder, the way to it and what is in it. */
    public record Listing(FolderId id, Access access, List<FolderRow> folders, List<FileRow> files) {}
}
