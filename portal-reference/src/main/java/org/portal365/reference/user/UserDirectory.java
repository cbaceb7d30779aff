package org.portal365.reference.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.UserId;
import org.portal365.api.portal.Profile;

/** The users as administrators look them up. */
public final class UserDirectory {
    private final Jdbi jdbi;

    public UserDirectory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A user in the directory.
     *
     * @param login of the portal's own password; empty for those who only come over a service
     * @param disabledWhy what was noted when the user was disabled
     */
    public record Entry(
            UserId id,
            Profile profile,
            Optional<String> login,
            boolean admin,
            boolean enabled,
            Optional<String> disabledWhy,
            Instant created) {}

    /**
     * Users by name.
     *
     * @param text part of the name, login or e-mail address in any case; empty: everybody
     */
    public List<Entry> find(String text, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from portal_user where lower(name) like :like"
                        + " or login like :like or lower(email) like :like order by name, id limit :most")
                .bind("like", "%" + escaped(text.strip().toLowerCase(Locale.ROOT)) + "%")
                .bind("most", most)
                .map((row, context) -> entry(row))
                .list());
    }

    public Optional<Entry> find(UserId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from portal_user where id = :id")
                .bind("id", id.value())
                .map((row, context) -> entry(row))
                .findOne());
    }

    /** Takes back what {@link JdbcUsers#disable} did; sessions stay ended. */
    public void enable(UserId id) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update portal_user set enabled = true, disabled_why = null where id = :id")
                .bind("id", id.value())
                .execute());
    }

    /** The backslash is the escape character of LIKE in H2 and PostgreSQL. */
    private static String escaped(String text) {
        return text.replaceAll("([%_\\\\])", "\\\\$1");
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new UserId(row.getString("id")),
                UserRows.profile(row),
                Optional.ofNullable(row.getString("login")),
                row.getBoolean("admin"),
                row.getBoolean("enabled"),
                Optional.ofNullable(row.getString("disabled_why")),
                row.getTimestamp("created").toInstant());
    }
}
