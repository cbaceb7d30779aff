package org.portal365.api.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.Done;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Lock;
import org.portal365.api.disk.NewVersion;
import org.portal365.api.disk.Right;

/** A Disk in memory: every user has a home folder; rights are given by folder. */
public final class InMemoryDisk implements Disk {
    private final Clock clock;
    private final Map<FolderId, UserId> owners = new HashMap<>();
    private final Map<UserId, FolderId> homes = new HashMap<>();
    private final Map<FolderId, Map<UserId, Set<Right>>> rights = new HashMap<>();
    private final Map<UserId, Long> quotas = new HashMap<>();
    private final Map<FileId, StoredFile> files = new LinkedHashMap<>();
    private final Map<String, UsedKey> keys = new HashMap<>();
    private final Map<String, FolderId> made = new HashMap<>();

    public InMemoryDisk(Clock clock) {
        this.clock = clock;
    }

    /** The user's own folder. */
    public synchronized FolderId home(UserId user) {
        return homes.computeIfAbsent(user, owner -> {
            FolderId id = new FolderId(UUID.randomUUID().toString());
            owners.put(id, owner);
            grant(id, owner, Set.of(Right.READ, Right.WRITE));
            return id;
        });
    }

    /** Sets what a user may do with the files of a folder; nothing takes every right away. */
    public synchronized void grant(FolderId folder, UserId user, Set<Right> newRights) {
        rights.computeIfAbsent(folder, id -> new HashMap<>()).put(user, Set.copyOf(newRights));
    }

    /** How many bytes all versions in folders of the user may have. */
    public synchronized void quota(UserId owner, long bytes) {
        quotas.put(owner, bytes);
    }

    /** Deletes a file for good. */
    public synchronized void delete(FileId id) {
        files.remove(id);
    }

    /** All versions, oldest first; empty when there is no such file. */
    public synchronized List<StoredVersion> versions(FileId id) {
        StoredFile file = files.get(id);
        return file == null ? List.of() : List.copyOf(file.versions);
    }

    /** All files of a folder, oldest first. */
    public synchronized List<FileId> files(FolderId folder) {
        return files.values().stream()
                .filter(file -> file.folder.equals(folder))
                .map(file -> file.id)
                .toList();
    }

    /** The lock that is in force. */
    public synchronized Optional<Lock> lockOf(FileId id) {
        return Optional.ofNullable(files.get(id)).flatMap(this::lockOf);
    }

    @Override
    public synchronized Outcome<FileInfo, DiskRefusal> file(Actor actor, FileId id) {
        return visible(actor, id)
                .map(file -> new FileInfo(
                        id,
                        file.folder,
                        file.name,
                        mediaType(file.name),
                        file.head().body().length(),
                        file.head().id(),
                        rights(actor, file.folder)));
    }

    @Override
    public synchronized Outcome<Body, DiskRefusal> content(Actor actor, FileId id, VersionId version) {
        return visible(actor, id)
                .then(file -> file.versions.stream()
                        .filter(one -> one.id().equals(version))
                        .findFirst()
                        .<Outcome<Body, DiskRefusal>>map(one -> new Done<>(one.body()))
                        .orElseGet(() -> refuse(DiskRefusal.GONE)));
    }

    @Override
    public synchronized Outcome<UserId, DiskRefusal> author(Actor actor, FileId id, VersionId version) {
        return visible(actor, id)
                .then(file -> file.versions.stream()
                        .filter(one -> one.id().equals(version))
                        .findFirst()
                        .<Outcome<UserId, DiskRefusal>>map(one -> new Done<>(one.author()))
                        .orElseGet(() -> refuse(DiskRefusal.GONE)));
    }

    @Override
    public synchronized Outcome<Long, DiskRefusal> room(Actor actor, FileId id) {
        return visible(actor, id).map(file -> {
            UserId owner = owners.get(file.folder);
            return Math.max(0, quotas.getOrDefault(owner, Long.MAX_VALUE / 2) - used(owner));
        });
    }

    @Override
    public Outcome<VersionId, DiskRefusal> addVersion(Actor actor, NewVersion version, Body body) {
        Body own = copy(body);
        return once(
                version.key(),
                "version of " + version.file(),
                VersionId::new,
                () -> writable(actor, version.file())
                        .then(file -> add(actor, file, version, own))
                        .map(VersionId::value));
    }

    private Outcome<VersionId, DiskRefusal> add(Actor actor, StoredFile file, NewVersion version, Body body) {
        if (lockOf(file)
                .filter(lock -> !version.lockOwner().equals(Optional.of(lock.owner())))
                .isPresent()) {
            return refuse(DiskRefusal.LOCKED);
        }
        if (!file.head().id().equals(version.base())) {
            return refuse(DiskRefusal.STALE_BASE);
        }
        boolean merge = version.mergeInto().equals(Optional.of(file.head().key()))
                && file.head().storedBy().equals(actor.user())
                && file.versions.size() > 1;
        if (full(file.folder, body.length() - (merge ? file.head().body().length() : 0))) {
            return refuse(DiskRefusal.FULL);
        }
        if (merge) {
            file.versions.remove(file.versions.size() - 1);
        }
        return new Done<>(store(file, actor, version.key(), version.author(), version.comment(), body));
    }

    @Override
    public synchronized Optional<VersionId> versionByKey(String key) {
        return Optional.ofNullable(keys.get(key))
                .filter(used -> used.what.startsWith("version of "))
                .map(used -> new VersionId(used.answer));
    }

    @Override
    public Outcome<FileId, DiskRefusal> createFile(Actor actor, FolderId folder, String name, String key, Body body) {
        Body own = copy(body);
        return once(key, "file of " + actor.user(), FileId::new, () -> {
            if (rights(actor, folder).isEmpty()) {
                return refuse(DiskRefusal.GONE);
            }
            if (!rights(actor, folder).contains(Right.WRITE)) {
                return refuse(DiskRefusal.NO_RIGHT);
            }
            if (!FileNames.good(name)) {
                return refuse(DiskRefusal.NOT_ACCEPTED);
            }
            if (full(folder, own.length())) {
                return refuse(DiskRefusal.FULL);
            }
            return new Done<>(create(actor, folder, name, key, Text.of(""), own).value());
        });
    }

    @Override
    public synchronized Outcome<FolderId, DiskRefusal> makeFolder(Actor actor, FolderId parent, String name) {
        if (!rights(actor, parent).contains(Right.WRITE)) {
            return refuse(rights(actor, parent).isEmpty() ? DiskRefusal.GONE : DiskRefusal.NO_RIGHT);
        }
        if (!FileNames.good(name)) {
            return refuse(DiskRefusal.NOT_ACCEPTED);
        }
        return new Done<>(made.computeIfAbsent(parent + "/" + name, place -> {
            FolderId id = new FolderId(UUID.randomUUID().toString());
            owners.put(id, owners.get(parent));
            rights.put(id, rights.get(parent));
            return id;
        }));
    }

    @Override
    public Outcome<FileId, DiskRefusal> keepRecoveryCopy(Actor actor, FileId of, String key, Text why, Body body) {
        Body own = copy(body);
        return once(key, "copy for " + actor.user(), FileId::new, () -> {
            StoredFile original = files.get(of);
            boolean beside = original != null && rights(actor, original.folder).contains(Right.WRITE);
            FolderId folder = beside ? original.folder : home(actor.user());
            String name = original == null ? "Recovered" : FileNames.marked(original.name, "(recovered)");
            return new Done<>(create(actor, folder, name, key, why, own).value());
        });
    }

    @Override
    public synchronized Outcome<Lock, DiskRefusal> lock(Actor actor, FileId id, String owner, Duration ttl) {
        return writable(actor, id).then(file -> {
            if (lockOf(file).filter(lock -> !lock.owner().equals(owner)).isPresent()) {
                return refuse(DiskRefusal.LOCKED);
            }
            Lock lock = new Lock(id, owner, clock.instant().plus(ttl));
            file.lock(lock);
            return new Done<>(lock);
        });
    }

    @Override
    public synchronized void unlock(Lock lock) {
        StoredFile file = files.get(lock.file());
        if (file != null
                && lockOf(file).filter(now -> now.owner().equals(lock.owner())).isPresent()) {
            file.lock(null);
        }
    }

    @Override
    public synchronized Outcome<Nothing, DiskRefusal> rename(Actor actor, FileId id, String name) {
        return writable(actor, id).then(file -> {
            if (!FileNames.good(name)
                    || files.values().stream().anyMatch(other -> other != file && clash(other, file, name))) {
                return refuse(DiskRefusal.NOT_ACCEPTED);
            }
            file.name = name;
            return Done.done();
        });
    }

    private static boolean clash(StoredFile other, StoredFile file, String name) {
        return other.folder.equals(file.folder) && FileNames.same(other.name, name);
    }

    /** Runs a write for its key, or repeats the answer that the same write gave before. */
    private synchronized <T> Outcome<T, DiskRefusal> once(
            String key, String what, Function<String, T> type, Write write) {
        UsedKey used = keys.get(key);
        if (used == null) {
            return write.run().map(answer -> {
                keys.put(key, new UsedKey(what, answer));
                return type.apply(answer);
            });
        }
        return used.what.equals(what) ? new Done<>(type.apply(used.answer)) : refuse(DiskRefusal.NOT_ACCEPTED);
    }

    private FileId create(Actor actor, FolderId folder, String name, String key, Text comment, Body body) {
        String free = name;
        for (int number = 2; taken(folder, free); number++) {
            free = FileNames.marked(name, "(" + number + ")");
        }
        StoredFile file = new StoredFile(new FileId(UUID.randomUUID().toString()), folder, free);
        store(file, actor, key, actor.user(), comment, body);
        files.put(file.id, file);
        return file.id;
    }

    private boolean taken(FolderId folder, String name) {
        return files.values().stream().anyMatch(file -> file.folder.equals(folder) && FileNames.same(file.name, name));
    }

    private VersionId store(StoredFile file, Actor actor, String key, UserId author, Text comment, Body body) {
        VersionId id = new VersionId(UUID.randomUUID().toString());
        Instant now = clock.instant();
        file.versions.add(new StoredVersion(id, key, actor.user(), author, comment, now, body));
        return id;
    }

    private Outcome<StoredFile, DiskRefusal> visible(Actor actor, FileId id) {
        StoredFile file = files.get(id);
        if (file == null || !rights(actor, file.folder).contains(Right.READ)) {
            return refuse(DiskRefusal.GONE);
        }
        return new Done<>(file);
    }

    private Outcome<StoredFile, DiskRefusal> writable(Actor actor, FileId id) {
        return visible(actor, id)
                .then(file -> rights(actor, file.folder).contains(Right.WRITE)
                        ? new Done<>(file)
                        : refuse(DiskRefusal.NO_RIGHT));
    }

    private Set<Right> rights(Actor actor, FolderId folder) {
        return rights.getOrDefault(folder, Map.of()).getOrDefault(actor.user(), Set.of());
    }

    private Optional<Lock> lockOf(StoredFile file) {
        return file.lock().filter(lock -> lock.until().isAfter(clock.instant()));
    }

    private boolean full(FolderId folder, long more) {
        UserId owner = owners.get(folder);
        return more > 0 && used(owner) + more > quotas.getOrDefault(owner, Long.MAX_VALUE / 2);
    }

    private long used(UserId owner) {
        return files.values().stream()
                .filter(file -> owners.get(file.folder).equals(owner))
                .mapToLong(StoredFile::bytes)
                .sum();
    }

    private static Body copy(Body body) {
        try (InputStream in = body.open(0)) {
            byte[] bytes = in.readAllBytes();
            if (bytes.length != body.length()) {
                throw new IOException("body has " + bytes.length + " bytes, not " + body.length());
            }
            return Body.of(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the body", e);
        }
    }

    private static String mediaType(String name) {
        String guess = URLConnection.guessContentTypeFromName(name);
        return guess == null ? "application/octet-stream" : guess;
    }

    private static <T> Outcome<T, DiskRefusal> refuse(DiskRefusal reason) {
        return Refused.because(reason, Text.of("The Disk says: " + reason));
    }

    private interface Write {
        Outcome<String, DiskRefusal> run();
    }

    private record UsedKey(String what, String answer) {}
}
