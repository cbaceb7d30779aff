package org.portal365.sandbox.graph;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Directory;
import org.portal365.sandbox.graph.drive.Access;
import org.portal365.sandbox.graph.drive.Changes;
import org.portal365.sandbox.graph.drive.Conflict;
import org.portal365.sandbox.graph.drive.DriveRecord;
import org.portal365.sandbox.graph.drive.Drives;
import org.portal365.sandbox.graph.drive.GraphError;
import org.portal365.sandbox.graph.drive.Item;
import org.portal365.sandbox.graph.drive.Person;

/** Finds what a call points at and judges whether its caller may have it: token's reach first, then the person's rights. */
final class Items {
    private final Directory directory;
    private final Drives drives;
    private final Changes changes;
    private final Access access;

    Items(Directory directory, Drives drives, Changes changes, Access access) {
        this.directory = directory;
        this.drives = drives;
        this.changes = changes;
        this.access = access;
    }

    /** Where a file is to be stored: over {@code existing}, or as {@code name} in {@code parent}. */
    record Place(Item parent, @Nullable Item existing, String name) {}

    static Person person(org.portal365.sandbox.Person someone) {
        return new Person(someone.oid(), someone.name(), someone.login(), someone.tid());
    }

    /** The directory entry of {@code me} or of a user named by id or principal name, in the caller's tenant. */
    org.portal365.sandbox.Person user(GraphCall call) {
        String named = call.target().user();
        String tenant = call.person().tenantId();
        if ("me".equals(named)) {
            if (call.caller().application()) {
                throw new GraphError(
                        400, "BadRequest", "/me request is only valid with delegated authentication flow.");
            }
            return directory.person(tenant, call.person().id()).orElseThrow(GraphError::accessDenied);
        }
        return directory.people().stream()
                .filter(each -> each.tid().equals(tenant)
                        && (each.oid().equals(named) || each.upn().equalsIgnoreCase(named)))
                .findFirst()
                .orElseThrow(() -> new GraphError(
                        404,
                        "Request_ResourceNotFound",
                        "Resource '" + named
                                + "' does not exist or one of its queried reference-property objects are not"
                                + " present."));
    }

    /** The drive meant, within the token's reach; a person without a licence has none. */
    DriveRecord drive(GraphCall call) {
        String id = call.target().drive();
        DriveRecord drive;
        if (id != null) {
            drive = drives.drive(id);
        } else {
            org.portal365.sandbox.Person owner = user(call);
            if (!owner.oneDrive()) {
                throw new GraphError(404, "ResourceNotFound", "User's mysite not found.");
            }
            drive = drives.provision(person(owner));
        }
        if (!drive.owner().tenantId().equals(call.person().tenantId())) {
            throw GraphError.notFound();
        }
        if (call.caller().confinedToOwnFiles(call.sufficient())
                && !drive.owner().id().equals(call.person().id())) {
            throw GraphError.accessDenied();
        }
        return drive;
    }

    /** The item meant, readable by the caller. */
    Item readable(GraphCall call) {
        DriveRecord drive = drive(call);
        Item item = drives.descend(base(call, drive), call.target().names()).orElseThrow(GraphError::notFound);
        return judged(call, item, false);
    }

    /** The item meant, changeable by the caller. */
    Item writable(GraphCall call) {
        return writable(call, readable(call));
    }

    Item writable(GraphCall call, Item item) {
        return judged(call, item, true);
    }

    private Item judged(GraphCall call, Item item, boolean write) {
        Caller caller = call.caller();
        if (caller.confinedToAppFolder(call.sufficient()) && !inAppFolder(item, caller.appId())) {
            throw GraphError.accessDenied();
        }
        if (!caller.application() && !access.mayRead(item, caller.person())) {
            throw GraphError.notFound();
        }
        if (write && !caller.application() && !access.mayWrite(item, caller.person())) {
            throw GraphError.accessDenied();
        }
        return item;
    }

    private boolean inAppFolder(Item item, String appId) {
        return drives.withAncestors(item).stream().anyMatch(each -> appId.equals(each.special()));
    }

    private Item base(GraphCall call, DriveRecord drive) {
        String base = call.target().base();
        if (base == null) {
            throw GraphError.invalid("No item is named.");
        }
        if (base.equals("root")) {
            return drives.root(drive);
        }
        if (base.startsWith("special/")) {
            return special(call, drive, base.substring("special/".length()));
        }
        return drives.item(drive.id(), base);
    }

    /** The application's folder {@code Apps/NAME}, made at first use (concept page "Using app folder"). */
    private Item special(GraphCall call, DriveRecord drive, String name) {
        if (!name.equals("approot")) {
            throw new GraphError(404, "itemNotFound", "The special folder identifier isn't valid");
        }
        String appId = call.caller().appId();
        Person owner = drive.owner();
        Item apps = changes.createFolder(drives.root(drive), "Apps", Conflict.REPLACE, owner, null)
                .item();
        Optional<Item> mine = drives.children(apps).stream()
                .filter(each -> appId.equals(each.special()))
                .findFirst();
        return mine.orElseGet(() -> changes.createFolder(apps, appName(appId), Conflict.RENAME, owner, appId)
                .item());
    }

    private static String appName(String appId) {
        return "Portal " + appId.substring(0, Math.min(4, appId.length()));
    }

    /** Where a PUT or an upload session stores; folders of the path that are missing are made. */
    Place place(GraphCall call) {
        DriveRecord drive = drive(call);
        List<String> names = call.target().names();
        Item base = base(call, drive);
        if (names.isEmpty()) {
            Item item = judged(call, base, true);
            item.file();
            return new Place(parentOf(item), item, item.name());
        }
        Item folder = judged(call, base, true);
        for (String name : names.subList(0, names.size() - 1)) {
            Item at = folder;
            folder = drives.child(at, name)
                    .orElseGet(() -> changes.createFolder(at, name, Conflict.FAIL, call.person(), null)
                            .item());
        }
        Item existing = drives.child(folder, call.target().lastName()).orElse(null);
        return new Place(folder, existing, call.target().lastName());
    }

    Item parentOf(Item item) {
        String parentId = item.parentId();
        return parentId == null ? item : drives.item(item.driveId(), parentId);
    }
}
