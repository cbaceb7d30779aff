package org.portal365.reference.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.portal365.api.UserId;
import org.portal365.api.portal.Profile;
import org.portal365.api.portal.User;

/** Reads the table portal_user. */
public final class UserRows {
    private UserRows() {}

    static Optional<User> find(Handle handle, UserId id) {
        return handle.createQuery("select * from portal_user where id = :id")
                .bind("id", id.value())
                .map((row, context) -> new User(id, profile(row), row.getBoolean("enabled")))
                .findOne();
    }

    /** Holds the row until the transaction ends, so that changes around one user go one after the other. */
    public static boolean lock(Handle handle, UserId id) {
        return handle.createQuery("select id from portal_user where id = :id for update")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    /** The profile in a row that has the columns of the table. */
    public static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("name"),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("department")),
                Optional.ofNullable(row.getString("locale")).map(Locale::forLanguageTag));
    }
}
