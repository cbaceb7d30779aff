package org.portal365.reference.disk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.portal365.api.Actor;
import org.portal365.api.FolderId;
import org.portal365.api.GroupId;
import org.portal365.api.UserId;
import org.portal365.api.disk.Right;
import org.portal365.api.portal.Groups;

/** Who may do what: the owner everything below the top folder, others what is granted there or further up. */
final class FolderRights {
    /** Every user of the portal. */
    static final String EVERYONE = "everyone";

    private static final int DEEPEST = 64;

    private final Groups groups;

    FolderRights(Groups groups) {
        this.groups = groups;
    }

    static String holder(UserId user) {
        return "user:" + user.value();
    }

    static String holder(GroupId group) {
        return "group:" + group.value();
    }

    /** What the actor may do; nothing in a folder that is deleted, or inside one that is. */
    Access of(Handle handle, Actor actor, FolderId folder) {
        Set<String> holders = holders(actor.user());
        Set<Right> rights = new HashSet<>();
        List<FolderRow> path = new ArrayList<>();
        int visible = 0;
        Optional<FolderId> next = Optional.of(folder);
        while (next.isPresent() && path.size() < DEEPEST) {
            Optional<FolderRow> row = FolderRows.find(handle, next.get());
            if (row.isEmpty() || row.get().deleted().isPresent()) {
                return Access.NONE;
            }
            path.add(row.get());
            if (granted(handle, row.get(), holders, actor.user(), rights)) {
                visible = path.size();
            }
            next = row.get().parent();
        }
        if (rights.isEmpty()) {
            return Access.NONE;
        }
        List<FolderRow> seen = new ArrayList<>(path.subList(0, visible));
        Collections.reverse(seen);
        return new Access(Set.copyOf(rights), path.get(path.size() - 1).owner(), List.copyOf(seen));
    }

    static void grant(Handle handle, FolderId folder, String holder, Set<Right> rights) {
        handle.createUpdate("delete from disk_right where folder = :folder and holder = :holder")
                .bind("folder", folder.value())
                .bind("holder", holder)
                .execute();
        if (!rights.isEmpty()) {
            handle.createUpdate("insert into disk_right (folder, holder, writes) values (:folder, :holder, :writes)")
                    .bind("folder", folder.value())
                    .bind("holder", holder)
                    .bind("writes", rights.contains(Right.WRITE))
                    .execute();
        }
    }

    private Set<String> holders(UserId user) {
        Set<String> holders = new HashSet<>(Set.of(EVERYONE, holder(user)));
        groups.of(user).forEach(group -> holders.add(holder(group)));
        return holders;
    }

    private static boolean granted(
            Handle handle, FolderRow folder, Set<String> holders, UserId user, Set<Right> rights) {
        boolean owns = folder.owner().equals(user.value());
        boolean any = owns;
        if (owns) {
            rights.addAll(Set.of(Right.READ, Right.WRITE));
        }
        for (Grant grant : grants(handle, folder.id())) {
            if (holders.contains(grant.holder)) {
                any = true;
                rights.add(Right.READ);
                if (grant.writes) {
                    rights.add(Right.WRITE);
                }
            }
        }
        return any;
    }

    private static List<Grant> grants(Handle handle, FolderId folder) {
        return handle.createQuery("select holder, writes from disk_right where folder = :folder")
                .bind("folder", folder.value())
                .map((row, context) -> new Grant(row.getString("holder"), row.getBoolean("writes")))
                .list();
    }

    private record Grant(String holder, boolean writes) {}
}
