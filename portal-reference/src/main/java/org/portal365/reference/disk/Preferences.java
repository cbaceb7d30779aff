package org.portal365.reference.disk;

import java.util.Optional;
import org.portal365.api.Nothing;
import org.portal365.api.UserId;

/** What users have chosen for themselves. */
public final class Preferences {
    private final Transactions transactions;

    Preferences(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The id of the editor that comes first; empty: none of them does. */
    public Optional<String> editor(UserId user) {
        return transactions.run(handle -> handle.createQuery("select editor from disk_preference where user_id = :user")
                .bind("user", user.value())
                .mapTo(String.class)
                .findOne());
    }

    /** From now on this one comes first; empty: none does. */
    public void editor(UserId user, Optional<String> editor) {
        Nothing unused = transactions.run(handle -> {
            handle.createUpdate("delete from disk_preference where user_id = :user")
                    .bind("user", user.value())
                    .execute();
            editor.ifPresent(
                    id -> handle.createUpdate("insert into disk_preference (user_id, editor) values (:user, :editor)")
                            .bind("user", user.value())
                            .bind("editor", id)
                            .execute());
            return Nothing.NOTHING;
        });
    }
}
