package org.portal365.reference.disk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;

/** The tables of folders and of top folders. */
final class FolderRows {
    private static final String SELECT = "select id, parent, owner, name, deleted from disk_folder ";

    private FolderRows() {}

    static Optional<FolderRow> find(Handle handle, FolderId id) {
        return handle.createQuery(SELECT + "where id = :id")
                .bind("id", id.value())
                .map((row, context) -> folder(row))
                .findOne();
    }

    /** Keeps others from changing what is in the folder until the transaction ends. */
    static void lock(Handle handle, FolderId id) {
        handle.createQuery("select id from disk_folder where id = :id for update")
                .bind("id", id.value())
                .mapTo(String.class)
                .list();
    }

    static List<FolderRow> in(Handle handle, FolderId parent) {
        return handle.createQuery(SELECT + "where parent = :id and deleted is null order by name_key")
                .bind("id", parent.value())
                .map((row, context) -> folder(row))
                .list();
    }

    /** Every folder directly in it, deleted or not. */
    static List<FolderId> children(Handle handle, FolderId parent) {
        return handle.createQuery("select id from disk_folder where parent = :id")
                .bind("id", parent.value())
                .map((row, context) -> new FolderId(row.getString(1)))
                .list();
    }

    static List<FolderRow> deletedBy(Handle handle, UserId user) {
        return handle.createQuery(SELECT + "where deleted_by = :user order by deleted desc")
                .bind("user", user.value())
                .map((row, context) -> folder(row))
                .list();
    }

    static FolderId insert(Handle handle, @Nullable FolderId parent, String owner, String name, Instant now) {
        FolderId id = new FolderId(UUID.randomUUID().toString());
        handle.createUpdate("insert into disk_folder (id, parent, owner, name, name_key, created)"
                        + " values (:id, :parent, :owner, :name, :key, :now)")
                .bind("id", id.value())
                .bind("parent", parent == null ? null : parent.value())
                .bind("owner", owner)
                .bind("name", name)
                .bind("key", FileNames.key(name))
                .bind("now", now)
                .execute();
        return id;
    }

    static boolean taken(Handle handle, FolderId parent, String name) {
        return named(handle, parent, name).isPresent();
    }

    static Optional<FolderId> named(Handle handle, FolderId parent, String name) {
        return handle.createQuery("select id from disk_folder where parent = :parent and name_key = :key")
                .bind("parent", parent.value())
                .bind("key", FileNames.key(name))
                .map((row, context) -> new FolderId(row.getString(1)))
                .findOne();
    }

    static void rename(Handle handle, FolderId id, String name) {
        handle.createUpdate("update disk_folder set name = :name, name_key = :key where id = :id")
                .bind("name", name)
                .bind("key", FileNames.key(name))
                .bind("id", id.value())
                .execute();
    }

    static void delete(Handle handle, FolderId id, UserId by, Instant now) {
        handle.createUpdate("update disk_folder set name_key = :key, deleted = :now, deleted_by = :by where id = :id")
                .bind("key", FileNames.keyInBin(id.value()))
                .bind("now", now)
                .bind("by", by.value())
                .bind("id", id.value())
                .execute();
    }

    static void restore(Handle handle, FolderId id, FolderId parent, String name) {
        handle.createUpdate("update disk_folder set parent = :parent, name = :name, name_key = :key,"
                        + " deleted = null, deleted_by = null where id = :id")
                .bind("parent", parent.value())
                .bind("name", name)
                .bind("key", FileNames.key(name))
                .bind("id", id.value())
                .execute();
    }

    static void erase(Handle handle, FolderId id) {
        handle.createUpdate("delete from disk_right where folder = :id")
                .bind("id", id.value())
                .execute();
        handle.createUpdate("delete from disk_folder where id = :id")
                .bind("id", id.value())
                .execute();
    }

    static Optional<FolderId> root(Handle handle, String owner) {
        return handle.createQuery("select folder from disk_root where owner = :owner")
                .bind("owner", owner)
                .map((row, context) -> new FolderId(row.getString(1)))
                .findOne();
    }

    static void insertRoot(Handle handle, String owner, FolderId folder) {
        handle.createUpdate("insert into disk_root (owner, folder) values (:owner, :folder)")
                .bind("owner", owner)
                .bind("folder", folder.value())
                .execute();
    }

    private static FolderRow folder(ResultSet row) throws SQLException {
        return new FolderRow(
                new FolderId(row.getString("id")),
                Optional.ofNullable(row.getString("parent")).map(FolderId::new),
                row.getString("owner"),
                row.getString("name"),
                instant(row, "deleted"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
