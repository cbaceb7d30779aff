package org.portal365.mail.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailboxId;
import org.portal365.mail.core.Access;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.Reach;

/** A mailbox as a row. The password is in none of these: whoever needs it asks for it. */
final class BoxRow {
    private BoxRow() {}

    static Map<String, @Nullable Object> values(Box box) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", box.id().value());
        values.put("owner", box.owner().value());
        values.put("provider", box.provider());
        values.put("address", box.address());
        values.put("shown_name", box.name());
        values.put("login", box.login());
        values.put("account", box.access().account().map(AccountId::value).orElse(null));
        values.put("server", box.access().server());
        values.put("reach_filled", box.reach().filled().orElse(null));
        Holds.put(values, box.hold());
        return values;
    }

    static Box read(ResultSet row) throws SQLException {
        return new Box(
                new MailboxId(row.getString("id")),
                new UserId(row.getString("owner")),
                row.getString("provider"),
                row.getString("address"),
                row.getString("shown_name"),
                new Access(
                        row.getString("login"),
                        Optional.ofNullable(row.getString("account")).map(AccountId::new),
                        row.getString("server")),
                new Reach(number(row, "reach_wanted"), number(row, "reach_filled"), row.getInt("reach_left")),
                Holds.time(row, "synced_at"),
                Holds.time(row, "scanned_at"),
                Holds.read(row));
    }

    private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
