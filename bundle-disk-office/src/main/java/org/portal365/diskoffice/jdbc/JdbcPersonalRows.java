package org.portal365.diskoffice.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.diskoffice.core.Session;
import org.portal365.persistence.PersonalTable;

/** What the tables have about a user and the accounts that the user has connected. */
public final class JdbcPersonalRows {
    private static final String OWN_SESSION = "session_id in (select id from diskoffice_session where owner = :id)";

    /** Rows that name the user, in the order in which they can go. */
    public static final List<PersonalTable> OF_USER = List.of(
            new PersonalTable(
                    "diskoffice_task_item",
                    "task_id in (select id from diskoffice_task where owner = :id)",
                    Set.of("page")),
            new PersonalTable("diskoffice_task", "owner = :id", Set.of("upload_ticket", "address", "pause_claims")),
            new PersonalTable("diskoffice_permission", "user_id = :id or " + OWN_SESSION, Set.of()),
            new PersonalTable("diskoffice_participant", "user_id = :id or " + OWN_SESSION, Set.of()),
            new PersonalTable(
                    "diskoffice_session", "owner = :id", Set.of("upload_ticket", "address", "link", "hold_claims")));

    /** Rows that name a connected account. */
    public static final List<PersonalTable> OF_ACCOUNT = List.of(
            new PersonalTable("diskoffice_subscription", "account = :id", Set.of("state_hash")),
            PersonalTable.of("diskoffice_orphan", "account"),
            PersonalTable.of("diskoffice_origin", "account"));

    private final Jdbi jdbi;

    public JdbcPersonalRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A permission that the user has for somebody else's working copy. */
    public record Permitted(Session session, String permission) {}

    public static List<PersonalTable> tables() {
        return Stream.concat(OF_USER.stream(), OF_ACCOUNT.stream()).toList();
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** Sessions of which something lies outside: the user's, and those of others in the user's drive. */
    public List<Session> sessions(UserId user, Collection<AccountId> accounts) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from diskoffice_session where state <> 'CLOSED'"
                        + " and (owner = :user or account in (<accounts>)) order by opened_at, id")
                .bind("user", user.value())
                .bindList("accounts", named(accounts))
                .map((row, context) -> new SessionRow(row).session())
                .list());
    }

    /** A list that is never empty, as SQL wants it. */
    private static List<String> named(Collection<AccountId> accounts) {
        return Stream.concat(Stream.of(""), accounts.stream().map(AccountId::value))
                .toList();
    }

    public List<Permitted> permitted(UserId user) {
        return jdbi.withHandle(handle -> handle.createQuery("select s.*, p.permission from diskoffice_session s"
                        + " join diskoffice_permission p on p.session_id = s.id where p.user_id = :user")
                .bind("user", user.value())
                .map((row, context) -> new Permitted(new SessionRow(row).session(), row.getString("permission")))
                .list());
    }

    /** Taken back outside. */
    public void forget(Permitted permitted) {
        jdbi.useHandle(handle -> Permissions.remove(handle, permitted.session().id(), permitted.permission()));
    }

    /** Ids of the subscriptions at Graph. */
    public List<String> subscriptions(AccountId account) {
        return jdbi.withHandle(handle -> handle.createQuery("select subscription_id from diskoffice_subscription"
                        + " where account = :account and subscription_id is not null")
                .bind("account", account.value())
                .mapTo(String.class)
                .list());
    }

    /** Names of folders in the drive that no session knows. */
    public Set<String> orphans(AccountId account) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select folder from diskoffice_orphan where account = :account")
                        .bind("account", account.value())
                        .mapTo(String.class)
                        .set());
    }

    /**
     * Erases all rows at once.
     *
     * @param pseudonym stands for the user in sessions of others
     */
    public int erase(UserId user, Collection<AccountId> accounts, String pseudonym) {
        return jdbi.inTransaction(handle -> {
            int rows = 0;
            for (AccountId account : accounts) {
                rows += erase(handle, OF_ACCOUNT, account.value());
            }
            rename(handle, "intent_author", user, pseudonym);
            rename(handle, "saved_by", user, pseudonym);
            return rows + erase(handle, OF_USER, user.value());
        });
    }

    private static int erase(Handle handle, List<PersonalTable> tables, String id) {
        return tables.stream().mapToInt(table -> table.erase(handle, id)).sum();
    }

    /** @param column a literal */
    private static void rename(Handle handle, String column, UserId user, String pseudonym) {
        handle.createUpdate("update diskoffice_session set " + column + " = :new where " + column + " = :user"
                        + " and owner <> :user")
                .bind("new", pseudonym)
                .bind("user", user.value())
                .execute();
    }
}
