package org.portal365.sandbox.graph.drive;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that changes items: create, fill, rename, move, delete, restore, check out. Thread-safe. */
public final class Changes {
    private final DriveStore store;
    private final Drives drives;
    private final Blobs blobs;
    private final Locks locks;
    private final DriveSwitches switches;
    private final ContentRewriter rewriter;
    private final Clock clock;

    public Changes(
            DriveStore store,
            Drives drives,
            Blobs blobs,
            Locks locks,
            DriveSwitches switches,
            ContentRewriter rewriter,
            Clock clock) {
        this.store = store;
        this.drives = drives;
        this.blobs = blobs;
        this.locks = locks;
        this.switches = switches;
        this.rewriter = rewriter;
        this.clock = clock;
    }

    /** A file that was stored, and whether it is new. */
    public record Stored(Item item, boolean created) {}

    /** Makes a folder; {@code special} names it as an application's folder. */
    public Stored createFolder(Item parent, String name, Conflict conflict, Person by, @Nullable String special) {
        synchronized (store.lock()) {
            requireFolder(parent);
            Optional<Item> taken = drives.child(parent, ItemNames.checked(name));
            if (taken.isPresent() && conflict == Conflict.REPLACE && taken.get().folder()) {
                return new Stored(taken.get(), false);
            }
            if (taken.isPresent() && conflict != Conflict.RENAME) {
                throw GraphError.nameTaken();
            }
            String free =
                    ItemNames.free(name, each -> drives.child(parent, each).isPresent());
            return new Stored(store.put(Drives.blank(parent.driveId(), parent.id(), free, special, stamp(by))), true);
        }
    }

    /** Stores staged bytes as a new file, or over the file of that name as {@code conflict} says. */
    public Stored putFile(Item parent, String name, Path staged, Conflict conflict, Person by) {
        requireFolder(parent);
        Content content = kept(parent.driveId(), ItemNames.checked(name), staged, by);
        synchronized (store.lock()) {
            Optional<Item> taken = drives.child(parent, name);
            if (taken.isPresent() && conflict == Conflict.REPLACE) {
                return new Stored(fill(taken.get(), content, by), false);
            }
            if (taken.isPresent() && conflict == Conflict.FAIL) {
                throw GraphError.nameTaken();
            }
            String free =
                    ItemNames.free(name, each -> drives.child(parent, each).isPresent());
            Item blank = Drives.blank(parent.driveId(), parent.id(), free, null, stamp(by));
            return new Stored(store.put(blank.filled(content, blank.created())), true);
        }
    }

    /** Replaces a file's bytes; {@code ifMatch} is compared once more at the end. */
    public Item replace(Item file, Path staged, @Nullable String ifMatch, Person by) {
        Content content = kept(file.driveId(), file.name(), staged, by);
        synchronized (store.lock()) {
            Item current = drives.item(file.driveId(), file.id());
            requireMatch(current, ifMatch);
            return fill(current, content, by);
        }
    }

    private Item fill(Item file, Content content, Person by) {
        file.file();
        locks.requireFree(file, by);
        return store.put(file.filled(content, stamp(by)).awaiting(List.of()));
    }

    private Content kept(String driveId, String name, Path staged, Person by) {
        requireRoom(drives.drive(driveId), staged.toFile().length());
        Path file = switches.rewriting() ? rewriter.rewrite(staged, name, by) : staged;
        return blobs.keep(file, MimeTypes.of(name));
    }

    /** Refuses with 507 what the quota has no room for. */
    public void requireRoom(DriveRecord drive, long bytes) {
        if (drives.size(drives.root(drive)) + bytes > switches.quota()) {
            throw new GraphError(507, "quotaLimitReached", "Insufficient Space Available");
        }
    }

    /** Keeps what a person saved in the editor; Graph shows it after the delay. */
    public void save(Item file, Path saved, Person by) {
        Content content = blobs.keep(saved, MimeTypes.of(file.name()));
        synchronized (store.lock()) {
            Item current = drives.item(file.driveId(), file.id());
            Duration delay = switches.visibilityDelay();
            Instant now = clock.instant();
            List<Pending> waiting = new ArrayList<>(current.pending());
            waiting.add(new Pending(content, new Stamp(now, by), now.plus(delay)));
            store.put(current.awaiting(waiting));
        }
    }

    /** The newest bytes, also those that Graph does not show yet. */
    public Content newest(Item file) {
        List<Pending> waiting = file.pending();
        return waiting.isEmpty() ? file.file() : waiting.get(waiting.size() - 1).content();
    }

    /** Renames and/or moves within the drive. */
    public Item place(Item item, Item parent, String name, Conflict conflict, Person by) {
        synchronized (store.lock()) {
            requireFolder(parent);
            requireNotRoot(item);
            locks.requireFree(item, by);
            if (drives.withAncestors(parent).stream().anyMatch(each -> each.id().equals(item.id()))) {
                throw GraphError.invalid("An item cannot be moved below itself.");
            }
            ItemNames.checked(name);
            Optional<Item> taken =
                    drives.child(parent, name).filter(each -> !each.id().equals(item.id()));
            if (taken.isPresent() && conflict == Conflict.FAIL) {
                throw GraphError.nameTaken();
            }
            if (taken.isPresent() && conflict == Conflict.REPLACE) {
                delete(taken.get(), by, Item.State.BIN);
            }
            String free = taken.isPresent() && conflict == Conflict.RENAME
                    ? ItemNames.free(name, each -> drives.child(parent, each).isPresent())
                    : name;
            return store.put(item.placed(parent.id(), free, stamp(by)));
        }
    }

    /** Copies an item and all below it. */
    public Item copy(Item item, Item parent, String name, Conflict conflict, Person by) {
        synchronized (store.lock()) {
            requireFolder(parent);
            Optional<Item> taken = drives.child(parent, ItemNames.checked(name));
            if (taken.isPresent() && conflict != Conflict.RENAME) {
                throw GraphError.nameTaken();
            }
            String free =
                    ItemNames.free(name, each -> drives.child(parent, each).isPresent());
            Item blank = Drives.blank(parent.driveId(), parent.id(), free, null, stamp(by));
            if (!item.folder()) {
                return store.put(blank.filled(item.file(), blank.created()));
            }
            List<Item> below = drives.children(item);
            Item folder = store.put(blank);
            below.forEach(child -> copy(child, folder, child.name(), Conflict.FAIL, by));
            return folder;
        }
    }

    /** Deletes an item with all below it, to the bin or for good. */
    public void delete(Item item, Person by, Item.State to) {
        synchronized (store.lock()) {
            requireNotRoot(item);
            List<Item> all = Stream.concat(
                            Stream.of(item), store.itemsOf(item.driveId()).below(item))
                    .toList();
            all.forEach(each -> locks.requireFree(each, by));
            all.forEach(each -> store.put(each.in(to)));
        }
    }

    /** Makes an old version the current content again, as a new version. */
    public Item restore(Item item, FileVersion version, Person by) {
        synchronized (store.lock()) {
            return fill(item, version.content(), by);
        }
    }

    /** Checks a file out for a person. */
    public void checkOut(Item item, Person by) {
        synchronized (store.lock()) {
            item.file();
            locks.requireFree(item, by);
            store.put(item.checkedOut(by.id()));
        }
    }

    /** Ends a check-out; only its owner may. */
    public void checkIn(Item item, Person by) {
        synchronized (store.lock()) {
            locks.requireFree(item, by);
            if (item.checkedOutBy() == null) {
                throw GraphError.invalid("The file is not checked out.");
            }
            store.put(item.checkedOut(null));
        }
    }

    /** Refuses with 412 unless the tag (eTag or cTag, or {@code *}) is the item's; null asks nothing. */
    public static void requireMatch(Item item, @Nullable String tag) {
        if (tag != null && !matches(item, tag)) {
            throw GraphError.preconditionFailed();
        }
    }

    /** True when the header names the item's eTag or cTag. */
    public static boolean matches(Item item, String tag) {
        String bare = tag.strip().replaceFirst("^W/", "").replace("\"", "");
        return bare.equals("*")
                || bare.equals(item.eTag().replace("\"", ""))
                || bare.equals(item.cTag().replace("\"", ""));
    }

    private static void requireFolder(Item item) {
        if (!item.folder()) {
            throw GraphError.invalid("The parent is not a folder.");
        }
    }

    private static void requireNotRoot(Item item) {
        if (item.parentId() == null) {
            throw new GraphError(403, "accessDenied", "The root of a drive cannot be changed.");
        }
    }

    private Stamp stamp(Person by) {
        return new Stamp(clock.instant(), by);
    }
}
