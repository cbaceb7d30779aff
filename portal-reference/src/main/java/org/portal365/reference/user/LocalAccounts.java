package org.portal365.reference.user;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.portal365.api.UserId;
import org.portal365.api.portal.Profile;

/** Accounts that sign in with a password of the portal. They work whatever happens to outside services. */
public final class LocalAccounts {
    /** Characters of the shortest password that a user may choose; none is longer than {@link #LONGEST}. */
    public static final int SHORTEST = 12;

    public static final int LONGEST = Passwords.LONGEST;

    private final Jdbi jdbi;
    private final Clock clock;

    public LocalAccounts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The enabled user who has this login and password. */
    public Optional<UserId> check(String login, String password) {
        Optional<Row> row = jdbi.withHandle(handle -> handle.createQuery(
                        "select id, password from portal_user where login = :login and enabled")
                .bind("login", normal(login))
                .map((found, context) -> new Row(new UserId(found.getString("id")), found.getString("password")))
                .findOne());
        boolean good = Passwords.check(password, row.map(Row::password).orElse(null));
        return good ? row.map(Row::id) : Optional.empty();
    }

    /**
     * Makes an account.
     *
     * @throws org.jdbi.v3.core.JdbiException when there is one with this login
     */
    public UserId create(String login, String password, Profile profile, boolean admin) {
        String hash = Passwords.hash(password);
        return jdbi.inTransaction(handle -> {
            UserId id = JdbcUsers.add(handle, profile, clock);
            handle.createUpdate(
                            "update portal_user set login = :login, password = :hash, admin = :admin where id = :id")
                    .bind("login", normal(login))
                    .bind("hash", hash)
                    .bind("admin", admin)
                    .bind("id", id.value())
                    .execute();
            return id;
        });
    }

    /** Whether it is the password of this user; as slow for a user without one. */
    public boolean confirms(UserId id, String password) {
        Optional<String> hash = jdbi.withHandle(handle -> handle.createQuery(
                        "select password from portal_user where id = :id and enabled and password is not null")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne());
        return Passwords.check(password, hash.orElse(null));
    }

    /** Gives a user who has a password another one; others get none by this. */
    public void change(UserId id, String password) {
        String hash = Passwords.hash(password);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update portal_user set password = :hash where id = :id and password is not null")
                .bind("hash", hash)
                .bind("id", id.value())
                .execute());
    }

    /** Whether anybody can sign in as an administrator with a password. */
    boolean hasAdministrator() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from portal_user where admin and enabled and password is not null")
                .mapTo(Integer.class)
                .map(count -> count > 0)
                .one());
    }

    /** Whether the user can sign in without any outside service. */
    public boolean hasPassword(UserId id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from portal_user where id = :id and password is not null")
                        .bind("id", id.value())
                        .mapTo(Integer.class)
                        .map(count -> count > 0)
                        .one());
    }

    private static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    private record Row(UserId id, @Nullable String password) {}
}
