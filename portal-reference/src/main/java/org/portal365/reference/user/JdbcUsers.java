package org.portal365.reference.user;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.portal.NewUser;
import org.portal365.api.portal.Profile;
import org.portal365.api.portal.RegistrationRefusal;
import org.portal365.api.portal.User;
import org.portal365.api.portal.Users;

/** Users in the table portal_user. */
public final class JdbcUsers implements Users {
    private static final Words WORDS = Words.beside(JdbcUsers.class);

    private final Jdbi jdbi;
    private final JdbcIdentityLinks links;
    private final Clock clock;

    public JdbcUsers(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.links = new JdbcIdentityLinks(jdbi, clock);
        this.clock = clock;
    }

    @Override
    public Optional<User> find(UserId id) {
        return jdbi.withHandle(handle -> UserRows.find(handle, id));
    }

    @Override
    public Outcome<UserId, RegistrationRefusal> register(NewUser user) {
        if (links.owner(user.identity()).isPresent()) {
            return taken();
        }
        try {
            return new Done<>(jdbi.inTransaction(handle -> insert(handle, user)));
        } catch (JdbiException collision) {
            if (links.owner(user.identity()).isPresent()) {
                return taken();
            }
            throw collision;
        }
    }

    private UserId insert(Handle handle, NewUser user) {
        UserId id = add(handle, user.profile(), clock);
        links.insert(handle, id, user.identity());
        JdbcGroups.insert(handle, id, JdbcGroups.BY_HAND, user.groups());
        return id;
    }

    static UserId add(Handle handle, Profile profile, Clock clock) {
        UserId id = new UserId(UUID.randomUUID().toString());
        bind(
                        handle.createUpdate("insert into portal_user"
                                + " (id, name, email, department, locale, admin, enabled, created)"
                                + " values (:id, :name, :email, :department, :locale, false, true, :now)"),
                        profile)
                .bind("id", id.value())
                .bind("now", clock.instant())
                .execute();
        return id;
    }

    @Override
    public void update(UserId id, Profile profile) {
        jdbi.useHandle(handle -> bind(
                        handle.createUpdate("update portal_user set name = :name, email = :email,"
                                + " department = :department, locale = :locale where id = :id"),
                        profile)
                .bind("id", id.value())
                .execute());
    }

    private static org.jdbi.v3.core.statement.Update bind(
            org.jdbi.v3.core.statement.Update statement, Profile profile) {
        return statement
                .bind("name", profile.name())
                .bind("email", profile.email().orElse(null))
                .bind("department", profile.department().orElse(null))
                .bind("locale", profile.locale().map(Locale::toLanguageTag).orElse(null));
    }

    @Override
    public void disable(UserId id, String why) {
        jdbi.useTransaction(handle -> disable(handle, id, why));
    }

    @Override
    public boolean disableUnlessLastAdministrator(UserId id, String why) {
        return jdbi.inTransaction(handle -> {
            // Locked until the end: of two at once, the second sees whom the first has left.
            List<String> administrators = handle.createQuery(
                            "select id from portal_user where admin and enabled order by id for update")
                    .mapTo(String.class)
                    .list();
            if (administrators.equals(List.of(id.value()))) {
                return false;
            }
            disable(handle, id, why);
            return true;
        });
    }

    private static void disable(Handle handle, UserId id, String why) {
        handle.createUpdate("update portal_user set enabled = false, disabled_why = :why where id = :id and enabled")
                .bind("why", why)
                .bind("id", id.value())
                .execute();
        handle.createUpdate("delete from portal_session where user_id = :id")
                .bind("id", id.value())
                .execute();
    }

    private static Refused<UserId, RegistrationRefusal> taken() {
        return Refused.because(RegistrationRefusal.TAKEN, WORDS.text("link.taken"));
    }
}
