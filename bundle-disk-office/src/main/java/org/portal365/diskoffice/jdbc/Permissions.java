package org.portal365.diskoffice.jdbc;

import java.util.List;
import org.jdbi.v3.core.Handle;
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

    /** There already: nothing happens. */
    static void add(Handle handle, EditSessionId id, String permission) {
        handle.createUpdate("insert into diskoffice_permission (session_id, permission) select :id, :permission"
                        + " from diskoffice_session where id = :id and not exists (select 1 from"
                        + " diskoffice_permission where session_id = :id and permission = :permission)")
                .bind("id", id.value())
                .bind("permission", permission)
                .execute();
    }

    static void remove(Handle handle, EditSessionId id, String permission) {
        handle.createUpdate("delete from diskoffice_permission where session_id = :id and permission = :permission")
                .bind("id", id.value())
                .bind("permission", permission)
                .execute();
    }
}
