package org.portal365.reference.disk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;

/** The table of versions. */
final class VersionRows {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final int LONGEST_COMMENT = 1000;

    private VersionRows() {}

    static Optional<VersionRow> find(Handle handle, FileId file, VersionId id) {
        return handle.createQuery("select * from disk_version where id = :id and file = :file")
                .bind("id", id.value())
                .bind("file", file.value())
                .map((row, context) -> version(row))
                .findOne();
    }

    /** All versions, newest first. */
    static List<VersionRow> of(Handle handle, FileId file) {
        return handle.createQuery("select * from disk_version where file = :file order by number desc")
                .bind("file", file.value())
                .map((row, context) -> version(row))
                .list();
    }

    static boolean uses(Handle handle, String blob) {
        return handle.createQuery("select count(*) from disk_version where blob_name = :blob")
                        .bind("blob", blob)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static VersionId insert(Handle handle, FileId file, long number, Draft draft, Blob blob, Instant now) {
        VersionId id = new VersionId(UUID.randomUUID().toString());
        handle.createUpdate("insert into disk_version (id, file, number, blob_name, size, counted, author, stored_by,"
                        + " comment_en, comment_ru, write_key, created) values (:id, :file, :number, :blob, :size,"
                        + " :counted, :author, :by, :en, :ru, :key, :now)")
                .bind("id", id.value())
                .bind("file", file.value())
                .bind("number", number)
                .bind("blob", blob.name())
                .bind("size", blob.size())
                .bind("counted", draft.counted())
                .bind("author", draft.author().value())
                .bind("by", draft.storedBy().value())
                .bind("en", cut(draft.comment().in(Locale.ENGLISH)))
                .bind("ru", cut(draft.comment().in(RUSSIAN)))
                .bind("key", draft.key())
                .bind("now", now)
                .execute();
        return id;
    }

    static void erase(Handle handle, VersionId id) {
        handle.createUpdate("delete from disk_version where id = :id")
                .bind("id", id.value())
                .execute();
    }

    private static VersionRow version(ResultSet row) throws SQLException {
        String english = row.getString("comment_en");
        String russian = row.getString("comment_ru");
        return new VersionRow(
                new VersionId(row.getString("id")),
                row.getLong("number"),
                row.getString("blob_name"),
                row.getLong("size"),
                row.getBoolean("counted"),
                new UserId(row.getString("author")),
                new UserId(row.getString("stored_by")),
                locale -> locale.getLanguage().equals(RUSSIAN.getLanguage()) ? russian : english,
                row.getString("write_key"),
                FolderRows.instant(row, "created").orElseThrow());
    }

    private static String cut(String comment) {
        return comment.length() <= LONGEST_COMMENT ? comment : comment.substring(0, LONGEST_COMMENT);
    }

    /** What is said about a version to be stored. */
    record Draft(UserId author, UserId storedBy, Text comment, String key, boolean counted) {}
}
