package org.portal365.reference.disk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.outside.JobKind;

/** What users wanted when they were sent to a social service first. */
public final class Wishes {
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Transactions transactions;
    private final Clock clock;

    Wishes(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Notes a wish; gives the id that nobody can guess. */
    public String note(UserId user, Wish wish) {
        String id = UUID.randomUUID().toString();
        return transactions.run(handle -> {
            handle.createUpdate("delete from disk_wish where created < :old")
                    .bind("old", clock.instant().minus(FORGOTTEN))
                    .execute();
            insert(handle, wish)
                    .bind("id", id)
                    .bind("user", user.value())
                    .bind("editor", wish.editor())
                    .bind("now", clock.instant())
                    .execute();
            return id;
        });
    }

    private static Update insert(Handle handle, Wish wish) {
        if (wish instanceof Wish.Create create) {
            return handle.createUpdate("insert into disk_wish"
                            + " (id, user_id, editor, created, folder, kind, name, request_key)"
                            + " values (:id, :user, :editor, :now, :folder, :kind, :name, :key)")
                    .bind("folder", create.folder().value())
                    .bind("kind", create.kind().name())
                    .bind("name", create.name())
                    .bind("key", create.key());
        }
        if (wish instanceof Wish.Run run) {
            return handle.createUpdate("insert into disk_wish (id, user_id, editor, created, file, kind)"
                            + " values (:id, :user, :editor, :now, :file, :kind)")
                    .bind("file", run.file().value())
                    .bind("kind", run.kind().name());
        }
        Wish.Open open = (Wish.Open) wish;
        return handle.createUpdate("insert into disk_wish (id, user_id, editor, created, file, version)"
                        + " values (:id, :user, :editor, :now, :file, :version)")
                .bind("file", open.file().value())
                .bind("version", open.version().map(VersionId::value).orElse(null));
    }

    /** The user's wish, which stays noted. */
    public Optional<Wish> find(UserId user, String id) {
        return transactions.run(
                handle -> handle.createQuery("select file, version, editor, folder, kind, name, request_key"
                                + " from disk_wish where id = :id and user_id = :user and created >= :old")
                        .bind("id", id)
                        .bind("user", user.value())
                        .bind("old", clock.instant().minus(FORGOTTEN))
                        .map((row, context) -> wish(row))
                        .findOne());
    }

    private static Wish wish(ResultSet row) throws SQLException {
        String file = row.getString("file");
        String editor = row.getString("editor");
        String kind = row.getString("kind");
        if (file != null && kind != null) {
            return new Wish.Run(new FileId(file), editor, JobKind.valueOf(kind));
        }
        return file != null
                ? new Wish.Open(
                        new FileId(file),
                        editor,
                        Optional.ofNullable(row.getString("version")).map(VersionId::new))
                : new Wish.Create(
                        new FolderId(row.getString("folder")),
                        editor,
                        DocumentKind.valueOf(kind),
                        row.getString("name"),
                        row.getString("request_key"));
    }
}
