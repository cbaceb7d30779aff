package org.portal365.m365.sdk;

import com.microsoft.graph.drives.item.items.item.children.ChildrenRequestBuilder;
import com.microsoft.graph.models.DriveItemCollectionResponse;
import com.microsoft.graph.models.Folder;
import com.microsoft.graph.models.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.graph.Drive;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.ItemRef;

/** Items and folders. */
final class ItemCalls {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final Set<Integer> NOT_OFFERED = Set.of(400, 405, 501);

    private final GraphCalls graph;

    ItemCalls(GraphCalls graph) {
        this.graph = graph;
    }

    Drive myDrive() {
        var drive = graph.find(
                        "read the own drive",
                        () -> new com.microsoft.graph.drives.item.DriveItemRequestBuilder(
                                        graph.addresses().myDrive(), graph.adapter())
                                .get())
                .orElseThrow(ItemCalls::noDrive);
        Quota quota = drive.getQuota();
        Long remaining = quota == null ? null : quota.getRemaining();
        String id = drive.getId();
        if (id == null) {
            throw graph.errors().badAnswer("read the own drive", null);
        }
        String type = drive.getDriveType();
        return new Drive(
                id, type == null ? "" : type, remaining == null ? OptionalLong.empty() : OptionalLong.of(remaining));
    }

    /** Without a licence nobody gets one; with one, it is made at the first visit of onedrive.com. */
    private static GraphException noDrive() {
        return new GraphException(
                GraphFailure.of(NOT_FOUND, GraphException.NO_DRIVE, ""), "the account has no OneDrive", null);
    }

    DriveItem appFolder(String driveId) {
        return Items.from(
                graph.call(
                        "open the app folder",
                        () -> graph.itemAt(graph.addresses().appFolder(driveId)).get()),
                driveId);
    }

    com.microsoft.graph.models.DriveItem raw(ItemRef item) {
        return graph.call("read " + item, () -> graph.item(item).get());
    }

    DriveItem item(ItemRef item) {
        return Items.from(raw(item), item.driveId());
    }

    Optional<DriveItem> child(ItemRef folder, String name) {
        return graph.find(
                        "find a name in " + folder,
                        () -> graph.itemAt(graph.addresses().child(folder, name))
                                .get())
                .map(item -> Items.from(item, folder.driveId()));
    }

    DriveItem ensureFolder(ItemRef parent, String name) {
        return child(parent, name).orElseGet(() -> makeFolder(parent, name));
    }

    private DriveItem makeFolder(ItemRef parent, String name) {
        com.microsoft.graph.models.DriveItem folder = new com.microsoft.graph.models.DriveItem();
        folder.setName(name);
        folder.setFolder(new Folder());
        folder.setAdditionalData(new java.util.HashMap<>(Map.of("@microsoft.graph.conflictBehavior", "fail")));
        try {
            return Items.from(
                    graph.call(
                            "make a folder in " + parent,
                            () -> graph.item(parent).children().post(folder)),
                    parent.driveId());
        } catch (GraphException e) {
            if (e.status() == CONFLICT) {
                // Somebody was faster: theirs is as good.
                return child(parent, name).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    List<DriveItem> children(ItemRef folder) {
        String what = "list " + folder;
        List<DriveItem> items = new ArrayList<>();
        Pages pages = new Pages(graph.errors(), what);
        ChildrenRequestBuilder page = graph.item(folder).children();
        while (true) {
            ChildrenRequestBuilder current = page;
            DriveItemCollectionResponse answer = graph.call(what, current::get);
            for (var item : values(answer.getValue())) {
                items.add(Items.from(item, folder.driveId()));
            }
            String next = answer.getOdataNextLink();
            if (next == null) {
                return items;
            }
            page = current.withUrl(pages.next(next));
        }
    }

    private static <T> List<T> values(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    DriveItem rename(ItemRef item, String name, Optional<String> eTag) {
        com.microsoft.graph.models.DriveItem change = new com.microsoft.graph.models.DriveItem();
        change.setName(name);
        return Items.from(
                graph.call(
                        "rename " + item,
                        () -> graph.item(item)
                                .patch(change, request -> eTag.ifPresent(tag -> request.headers.add("If-Match", tag)))),
                item.driveId());
    }

    void delete(ItemRef item, boolean permanently) {
        try {
            if (permanently) {
                deletePermanently(item);
            } else {
                graph.run("delete " + item, () -> graph.item(item).delete());
            }
        } catch (GraphException e) {
            if (!e.notFound()) {
                throw e;
            }
        }
    }

    /** Where a drive does not offer it, the recycle bin must do. */
    private void deletePermanently(ItemRef item) {
        try {
            graph.run(
                    "delete permanently " + item,
                    () -> graph.item(item).permanentDelete().post());
        } catch (GraphException e) {
            if (!NOT_OFFERED.contains(e.status())) {
                throw e;
            }
            graph.run("delete " + item, () -> graph.item(item).delete());
        }
    }
}
