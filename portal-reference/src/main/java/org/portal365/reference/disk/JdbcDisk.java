package org.portal365.reference.disk;

import static org.portal365.reference.disk.DiskWords.refuse;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.Done;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Lock;
import org.portal365.api.disk.NewVersion;

/** The Disk for plug-ins, on a database and write-once files. */
public final class JdbcDisk implements Disk {
    private static final String VERSION_OF = "version of ";

    private final Transactions transactions;
    private final Sight sight;
    private final Blobs blobs;
    private final KeyedWrites writes;
    private final Clock clock;
    private final NewFiles newFiles;
    private final VersionWrite.Rules rules;

    JdbcDisk(Transactions transactions, Sight sight, Blobs blobs, NewFiles newFiles, DiskStore.Terms terms) {
        this.transactions = transactions;
        this.sight = sight;
        this.blobs = blobs;
        this.writes = new KeyedWrites(transactions, blobs);
        this.newFiles = newFiles;
        this.clock = terms.clock();
        this.rules = new VersionWrite.Rules(sight, terms.clock(), terms.quota(), terms.versions());
    }

    @Override
    public Outcome<FileInfo, DiskRefusal> file(Actor actor, FileId id) {
        return transactions.run(handle -> sight.file(handle, actor, id)).map(Seen::info);
    }

    @Override
    public Outcome<Body, DiskRefusal> content(Actor actor, FileId id, VersionId version) {
        return transactions.run(handle -> sight.file(handle, actor, id).then(seen -> body(handle, id, version)));
    }

    private Outcome<Body, DiskRefusal> body(Handle handle, FileId id, VersionId version) {
        return VersionRows.find(handle, id, version)
                .<Outcome<Body, DiskRefusal>>map(row -> new Done<>(blobs.read(new Blob(row.blob(), row.size()))))
                .orElseGet(() -> refuse(DiskRefusal.GONE));
    }

    @Override
    public Outcome<UserId, DiskRefusal> author(Actor actor, FileId id, VersionId version) {
        return transactions.run(handle -> sight.file(handle, actor, id)
                .then(seen -> VersionRows.find(handle, id, version)
                        .<Outcome<UserId, DiskRefusal>>map(row -> new Done<>(row.author()))
                        .orElseGet(() -> refuse(DiskRefusal.GONE))));
    }

    @Override
    public Outcome<Long, DiskRefusal> room(Actor actor, FileId id) {
        return transactions.run(handle -> sight.file(handle, actor, id)
                .map(seen -> Spaces.left(handle, seen.access().owner(), rules.quota())));
    }

    @Override
    public Outcome<VersionId, DiskRefusal> addVersion(Actor actor, NewVersion version, Body body) {
        VersionWrite write = new VersionWrite(rules, actor, version, body.length());
        return writes.once(version.key(), VERSION_OF + version.file(), VersionId::new, body, write);
    }

    @Override
    public Optional<VersionId> versionByKey(String key) {
        return transactions
                .run(handle -> Keys.find(handle, key))
                .filter(used -> used.what().startsWith(VERSION_OF))
                .map(used -> new VersionId(used.answer()));
    }

    @Override
    public Outcome<FileId, DiskRefusal> createFile(Actor actor, FolderId folder, String name, String key, Body body) {
        KeyedWrites.Write<NewFiles.Place> write = new KeyedWrites.Write<>() {
            @Override
            public Outcome<NewFiles.Place, DiskRefusal> plan(Handle handle) {
                return newFiles.place(handle, actor, folder, name, body.length());
            }

            @Override
            public String store(Handle handle, NewFiles.Place place, Blob blob) {
                return newFiles.store(handle, actor, place, key, Text.of(""), blob);
            }
        };
        return writes.once(key, "file of " + actor.user(), FileId::new, body, write);
    }

    @Override
    public Outcome<FolderId, DiskRefusal> makeFolder(Actor actor, FolderId parent, String name) {
        return transactions.run(handle -> sight.folderToChange(handle, actor, parent)
                .then(access -> {
                    if (!FileNames.good(name)) {
                        return refuse(DiskRefusal.NOT_ACCEPTED);
                    }
                    return new Done<>(FolderRows.named(handle, parent, name)
                            .orElseGet(() -> FolderRows.insert(handle, parent, access.owner(), name, clock.instant())));
                }));
    }

    @Override
    public Outcome<FileId, DiskRefusal> keepRecoveryCopy(Actor actor, FileId of, String key, Text why, Body body) {
        KeyedWrites.Write<NewFiles.Place> write = new KeyedWrites.Write<>() {
            @Override
            public Outcome<NewFiles.Place, DiskRefusal> plan(Handle handle) {
                return new Done<>(newFiles.placeOfCopy(handle, actor, of));
            }

            @Override
            public String store(Handle handle, NewFiles.Place place, Blob blob) {
                return newFiles.store(handle, actor, place, key, why, blob);
            }
        };
        return writes.once(key, "copy for " + actor.user(), FileId::new, body, write);
    }

    @Override
    public Outcome<Lock, DiskRefusal> lock(Actor actor, FileId id, String owner, Duration ttl) {
        return transactions.run(handle -> sight.fileToChange(handle, actor, id).then(seen -> {
            boolean others = seen.file()
                    .lockAt(clock.instant())
                    .filter(held -> !held.owner().equals(owner))
                    .isPresent();
            if (others) {
                return refuse(DiskRefusal.LOCKED);
            }
            Lock lock = new Lock(id, owner, clock.instant().plus(ttl));
            FileRows.holdBy(handle, lock, actor.user());
            return new Done<>(lock);
        }));
    }

    @Override
    public void unlock(Lock lock) {
        Nothing unused = transactions.run(handle -> {
            FileRows.release(handle, lock);
            return Nothing.NOTHING;
        });
    }

    @Override
    public Outcome<Nothing, DiskRefusal> rename(Actor actor, FileId id, String name) {
        return transactions.run(handle -> sight.fileToChange(handle, actor, id).then(seen -> {
            if (!FileNames.good(name)) {
                return refuse(DiskRefusal.NOT_ACCEPTED);
            }
            FolderRows.lock(handle, seen.file().folder());
            if (FileRows.taken(handle, seen.file().folder(), name, Optional.of(id))) {
                return refuse(DiskRefusal.NOT_ACCEPTED, "refused.taken");
            }
            FileRows.rename(handle, id, name);
            return Done.done();
        }));
    }
}
