package org.portal365.reference.disk;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.portal365.api.FileId;
import org.portal365.api.UserId;

/** Documents that users wanted to open when they were sent to a social service first. */
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
            handle.createUpdate("insert into disk_wish (id, user_id, file, editor, created)"
                            + " values (:id, :user, :file, :editor, :now)")
                    .bind("id", id)
                    .bind("user", user.value())
                    .bind("file", wish.file().value())
                    .bind("editor", wish.editor())
                    .bind("now", clock.instant())
                    .execute();
            return id;
        });
    }

    /** The user's wish, which stays noted. */
    public Optional<Wish> find(UserId user, String id) {
        return transactions.run(handle -> handle.createQuery(
                        "select file, editor from disk_wish where id = :id and user_id = :user and created >= :old")
                .bind("id", id)
                .bind("user", user.value())
                .bind("old", clock.instant().minus(FORGOTTEN))
                .map((row, context) -> new Wish(new FileId(row.getString("file")), row.getString("editor")))
                .findOne());
    }

    /** What is to be opened, and in which editor. */
    public record Wish(FileId file, String editor) {}
}
