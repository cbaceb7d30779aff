package org.portal365.reference.disk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.Lock;

/** The table of files. */
final class FileRows {
    private static final String SELECT = "select f.id, f.folder, f.name, f.head, f.changed, f.lock_owner, f.lock_until,"
            + " f.lock_user, f.deleted, v.size, v.author from disk_file f join disk_version v on v.id = f.head ";

    private FileRows() {}

    static Optional<FileRow> find(Handle handle, FileId id) {
        return handle.createQuery(SELECT + "where f.id = :id")
                .bind("id", id.value())
                .map((row, context) -> file(row))
                .findOne();
    }

    /** Keeps others from changing the file until the transaction ends. */
    static void lock(Handle handle, FileId id) {
        handle.createQuery("select id from disk_file where id = :id for update")
                .bind("id", id.value())
                .mapTo(String.class)
                .list();
    }

    static List<FileRow> in(Handle handle, FolderId folder) {
        return handle.createQuery(SELECT + "where f.folder = :folder and f.deleted is null order by f.name_key")
                .bind("folder", folder.value())
                .map((row, context) -> file(row))
                .list();
    }

    /** The last changed, of one author or of anybody. */
    static List<FileRow> recent(Handle handle, Optional<UserId> author, int most) {
        return handle.createQuery(SELECT + "where f.deleted is null and (:any or v.author = :author)"
                        + " order by f.changed desc limit :most")
                .bind("any", author.isEmpty())
                .bind("author", author.map(UserId::value).orElse(""))
                .bind("most", most)
                .map((row, context) -> file(row))
                .list();
    }

    /** Every file in the folder, deleted or not. */
    static List<FileId> all(Handle handle, FolderId folder) {
        return handle.createQuery("select id from disk_file where folder = :folder")
                .bind("folder", folder.value())
                .map((row, context) -> new FileId(row.getString(1)))
                .list();
    }

    static List<FileRow> deletedBy(Handle handle, UserId user) {
        return handle.createQuery(SELECT + "where f.deleted_by = :user order by f.deleted desc")
                .bind("user", user.value())
                .map((row, context) -> file(row))
                .list();
    }

    static void insert(Handle handle, FileId id, FolderId folder, String name, Instant now) {
        handle.createUpdate("insert into disk_file (id, folder, name, name_key, head, changed)"
                        + " values (:id, :folder, :name, :key, '', :now)")
                .bind("id", id.value())
                .bind("folder", folder.value())
                .bind("name", name)
                .bind("key", FileNames.key(name))
                .bind("now", now)
                .execute();
    }

    static boolean taken(Handle handle, FolderId folder, String name, Optional<FileId> except) {
        return handle.createQuery(
                                "select count(*) from disk_file where folder = :folder and name_key = :key and id <> :id")
                        .bind("folder", folder.value())
                        .bind("key", FileNames.key(name))
                        .bind("id", except.map(FileId::value).orElse(""))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static void head(Handle handle, FileId id, VersionId head, Instant now) {
        handle.createUpdate("update disk_file set head = :head, changed = :now where id = :id")
                .bind("head", head.value())
                .bind("now", now)
                .bind("id", id.value())
                .execute();
    }

    static void rename(Handle handle, FileId id, String name) {
        handle.createUpdate("update disk_file set name = :name, name_key = :key where id = :id")
                .bind("name", name)
                .bind("key", FileNames.key(name))
                .bind("id", id.value())
                .execute();
    }

    static void holdBy(Handle handle, Lock lock, UserId user) {
        handle.createUpdate("update disk_file set lock_owner = :owner, lock_until = :until, lock_user = :user"
                        + " where id = :id")
                .bind("owner", lock.owner())
                .bind("until", lock.until())
                .bind("user", user.value())
                .bind("id", lock.file().value())
                .execute();
    }

    static void release(Handle handle, Lock lock) {
        handle.createUpdate("update disk_file set lock_owner = null, lock_until = null, lock_user = null"
                        + " where id = :id and lock_owner = :owner")
                .bind("id", lock.file().value())
                .bind("owner", lock.owner())
                .execute();
    }

    static void delete(Handle handle, FileId id, UserId by, Instant now) {
        handle.createUpdate("update disk_file set name_key = :key, deleted = :now, deleted_by = :by where id = :id")
                .bind("key", FileNames.keyInBin(id.value()))
                .bind("now", now)
                .bind("by", by.value())
                .bind("id", id.value())
                .execute();
    }

    static void restore(Handle handle, FileId id, FolderId folder, String name) {
        handle.createUpdate("update disk_file set folder = :folder, name = :name, name_key = :key,"
                        + " deleted = null, deleted_by = null where id = :id")
                .bind("folder", folder.value())
                .bind("name", name)
                .bind("key", FileNames.key(name))
                .bind("id", id.value())
                .execute();
    }

    static void erase(Handle handle, FileId id) {
        handle.createUpdate("delete from disk_version where file = :id")
                .bind("id", id.value())
                .execute();
        handle.createUpdate("delete from disk_file where id = :id")
                .bind("id", id.value())
                .execute();
    }

    private static FileRow file(ResultSet row) throws SQLException {
        Optional<Instant> until = FolderRows.instant(row, "lock_until");
        String owner = row.getString("lock_owner");
        String user = row.getString("lock_user");
        return new FileRow(
                new FileId(row.getString("id")),
                new FolderId(row.getString("folder")),
                row.getString("name"),
                new VersionId(row.getString("head")),
                row.getLong("size"),
                FolderRows.instant(row, "changed").orElseThrow(),
                new UserId(row.getString("author")),
                until.map(end -> new FileRow.FileLock(owner, end, new UserId(user))),
                FolderRows.instant(row, "deleted"));
    }
}
