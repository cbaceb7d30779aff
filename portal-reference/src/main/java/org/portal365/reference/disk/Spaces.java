package org.portal365.reference.disk;

import org.jdbi.v3.core.Handle;

/** How much room each owner has and takes. */
final class Spaces {
    private Spaces() {}

    /** Whether so many bytes more find room; keeps others of the same owner waiting until the transaction ends. */
    static boolean room(Handle handle, String owner, long more, long defaultQuota) {
        Space space = lock(handle, owner, defaultQuota);
        return more <= 0 || space.used + more <= space.quota;
    }

    /** How many bytes more find room. */
    static long left(Handle handle, String owner, long defaultQuota) {
        Space space = lock(handle, owner, defaultQuota);
        return Math.max(0, space.quota - space.used);
    }

    static void add(Handle handle, String owner, long bytes) {
        handle.createUpdate("update disk_space set used = used + :bytes where owner = :owner")
                .bind("bytes", bytes)
                .bind("owner", owner)
                .execute();
    }

    static void quota(Handle handle, String owner, long quota) {
        Space unused = lock(handle, owner, quota);
        handle.createUpdate("update disk_space set quota = :quota where owner = :owner")
                .bind("quota", quota)
                .bind("owner", owner)
                .execute();
    }

    private static Space lock(Handle handle, String owner, long defaultQuota) {
        return handle.createQuery("select quota, used from disk_space where owner = :owner for update")
                .bind("owner", owner)
                .map((row, context) -> new Space(row.getLong("quota"), row.getLong("used")))
                .findOne()
                .orElseGet(() -> {
                    handle.createUpdate("insert into disk_space (owner, quota, used) values (:owner, :quota, 0)")
                            .bind("owner", owner)
                            .bind("quota", defaultQuota)
                            .execute();
                    return new Space(defaultQuota, 0);
                });
    }

    private record Space(long quota, long used) {}
}
