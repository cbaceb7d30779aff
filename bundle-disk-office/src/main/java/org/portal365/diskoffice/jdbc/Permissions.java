package org.portal365.diskoffice.jdbc;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSessionId;

/** What was permitted for a working copy and is to be taken back. */
final class Permissions {
    private Permissions() {}

    static List<String> of(Handle handle, EditSessionId id) {
        return handle.createQuery("select permission from diskoffice_permission where session_id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .list();
    }

    static List<String> of(Handle handle, EditSessionId id, UserId user) {
        return handle.createQuery(
                        "select permission from diskoffice_permission where session_id = :id and user_id = :user")
                .bind("id", id.value())
                .bind("user", user.value())
                .mapTo(String.class)
                .list();
    }

    /**
     * There already: nothing happens.
     *
     * @param user whose it is; empty: everybody's
     */
    static void add(Handle handle, EditSessionId id, String permission, Optional<UserId> user) {
        handle.createUpdate("insert into diskoffice_permission (session_id, permission, user_id)"
                        + " select :id, :permission, cast(:user as varchar(255))"
                        + " from diskoffice_session where id = :id and not exists (select 1 from"
                        + " diskoffice_permission where session_id = :id and permission = :permission)")
                .bind("id", id.value())
                .bind("permission", permission)
                .bind("user", user.map(UserId::value).orElse(null))
                .execute();
    }

    static void remove(Handle handle, EditSessionId id, String permission) {
        handle.createUpdate("delete from diskoffice_permission where session_id = :id and permission = :permission")
                .bind("id", id.value())
                .bind("permission", permission)
                .execute();
    }
}
