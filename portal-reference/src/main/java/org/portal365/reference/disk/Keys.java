package org.portal365.reference.disk;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes that were done, by the key of each. */
final class Keys {
    private Keys() {}

    static Optional<Used> find(Handle handle, String key) {
        return handle.createQuery("select what, answer from disk_key where write_key = :key")
                .bind("key", key)
                .map((row, context) -> new Used(row.getString("what"), row.getString("answer")))
                .findOne();
    }

    static void insert(Handle handle, String key, Used used) {
        handle.createUpdate("insert into disk_key (write_key, what, answer) values (:key, :what, :answer)")
                .bind("key", key)
                .bind("what", used.what())
                .bind("answer", used.answer())
                .execute();
    }

    /**
     * What a key was used for.
     *
     * @param what kind of write and its object
     */
    record Used(String what, String answer) {}
}
