package org.portal365.reference.disk;

import java.time.Clock;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.disk.Right;

/** The top folders: one of each user, made when it is first asked for, and one that all share. */
final class Roots {
    /** Owner of the shared folder; no user's id is empty. */
    static final String SHARED = "";

    private final Clock clock;

    Roots(Clock clock) {
        this.clock = clock;
    }

    FolderId home(Handle handle, UserId user) {
        return FolderRows.root(handle, user.value()).orElseGet(() -> make(handle, user.value(), "home"));
    }

    FolderId shared(Handle handle) {
        return FolderRows.root(handle, SHARED).orElseGet(() -> {
            FolderId id = make(handle, SHARED, "company");
            FolderRights.grant(handle, id, FolderRights.EVERYONE, Set.of(Right.READ, Right.WRITE));
            return id;
        });
    }

    private FolderId make(Handle handle, String owner, String name) {
        FolderId id = FolderRows.insert(handle, null, owner, name, clock.instant());
        FolderRows.insertRoot(handle, owner, id);
        return id;
    }
}
