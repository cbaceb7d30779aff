package org.portal365.sandbox.graph.drive;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds drives and items as Graph would show them now; provisions a OneDrive on first use. Thread-safe. */
public final class Drives {
    private final DriveStore store;
    private final Clock clock;

    public Drives(DriveStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The person's OneDrive, made when it is not there. */
    public DriveRecord provision(Person owner) {
        synchronized (store.lock()) {
            String id = Ids.drive(owner.id());
            return store.drive(id).orElseGet(() -> made(id, owner));
        }
    }

    private DriveRecord made(String id, Person owner) {
        Instant now = clock.instant();
        String site = "personal/" + owner.email().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        Item root = blank(id, null, "root", null, new Stamp(now, owner));
        DriveRecord drive = new DriveRecord(id, owner, site, root.id(), now, null);
        store.add(drive, root);
        return drive;
    }

    /** The library of a site, made when it is not there; its members are let in at the root. */
    public DriveRecord provision(Person site, String path, String library, List<Grant> members) {
        synchronized (store.lock()) {
            String id = Ids.drive(site.id() + "/" + library);
            return store.drive(id).orElseGet(() -> {
                Instant now = clock.instant();
                Item root = blank(id, null, "root", null, new Stamp(now, site)).granting(members);
                DriveRecord drive = new DriveRecord(id, site, path, root.id(), now, library);
                store.add(drive, root);
                return drive;
            });
        }
    }

    static Item blank(String driveId, @Nullable String parentId, String name, @Nullable String special, Stamp by) {
        return new Item(
                Ids.item(),
                driveId,
                Ids.guid(),
                parentId,
                name,
                new Item.Tags(1, 0),
                by,
                by,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                special,
                Item.State.LIVE,
                0);
    }

    public DriveRecord drive(String id) {
        return store.drive(id).orElseThrow(GraphError::notFound);
    }

    /** All drives there are. */
    public List<DriveRecord> all() {
        return List.copyOf(store.drives());
    }

    /** A live item by id, else 404. */
    public Item item(String driveId, String itemId) {
        return find(driveId, itemId).filter(Item::live).orElseThrow(GraphError::notFound);
    }

    /** An item by id, whatever its state. */
    public Optional<Item> find(String driveId, String itemId) {
        synchronized (store.lock()) {
            return store.itemsOf(driveId).byId(itemId).map(this::settled);
        }
    }

    /** The item a web address names by its unique id, on any drive. */
    public Optional<Item> byGuid(String guid) {
        return store.drives().stream()
                .flatMap(drive -> store.itemsOf(drive.id()).all().stream())
                .filter(item -> item.guid().equalsIgnoreCase(guid))
                .findFirst()
                .flatMap(item -> find(item.driveId(), item.id()));
    }

    public Item root(DriveRecord drive) {
        return item(drive.id(), drive.rootId());
    }

    /** Walks names downwards; empty when one is missing. */
    public Optional<Item> descend(Item from, List<String> names) {
        Optional<Item> at = Optional.of(from);
        for (String name : names) {
            at = at.flatMap(folder -> child(folder, name));
        }
        return at;
    }

    /** The child of that name, letters of either case. */
    public Optional<Item> child(Item folder, String name) {
        return store.itemsOf(folder.driveId())
                .child(folder.id(), name)
                .flatMap(found -> find(found.driveId(), found.id()));
    }

    public List<Item> children(Item folder) {
        synchronized (store.lock()) {
            return store.itemsOf(folder.driveId()).children(folder.id()).stream()
                    .map(this::settled)
                    .toList();
        }
    }

    /** All live items anywhere below a folder. */
    public List<Item> below(Item folder) {
        return store.itemsOf(folder.driveId()).below(folder).toList();
    }

    /** The item, its parent and so on; the root is the last. */
    public List<Item> withAncestors(Item item) {
        return store.itemsOf(item.driveId()).withAncestors(item);
    }

    /** Names from below the root to the item itself; empty for the root. */
    public List<String> path(Item item) {
        List<String> names = new ArrayList<>();
        for (Item each : withAncestors(item)) {
            if (each.parentId() != null) {
                names.add(0, each.name());
            }
        }
        return names;
    }

    /** Bytes of a file, or of all below a folder. */
    public long size(Item item) {
        return store.itemsOf(item.driveId()).size(item);
    }

    /** Shows what editors saved long enough ago: each save becomes the content and a version. */
    private Item settled(Item item) {
        Item now = item;
        while (!now.pending().isEmpty()
                && !clock.instant().isBefore(now.pending().get(0).visibleAt())) {
            Pending due = now.pending().get(0);
            List<Pending> rest = now.pending().subList(1, now.pending().size());
            now = now.filled(due.content(), due.modified()).awaiting(rest);
        }
        return now.equals(item) ? item : store.put(now);
    }

    /** Lets time reach every waiting save, so that change lists see it. */
    void settle(String driveId) {
        synchronized (store.lock()) {
            List.copyOf(store.itemsOf(driveId).all()).forEach(this::settled);
        }
    }
}
