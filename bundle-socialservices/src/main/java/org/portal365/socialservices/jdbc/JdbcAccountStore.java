package org.portal365.socialservices.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.social.GrantState;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealedColumn;
import org.portal365.m365.secret.SealedColumn.Place;
import org.portal365.m365.secret.SealedRows;
import org.portal365.m365.secret.SecretBox;
import org.portal365.persistence.PersonalTable;
import org.portal365.socialservices.core.Account;
import org.portal365.socialservices.core.AccountStore;
import org.portal365.socialservices.core.Guid;

/** Connected accounts in table social_account, the tokens sealed for their row. */
public final class JdbcAccountStore implements AccountStore {
    private static final String KIND = "msal-cache";
    private static final int LONGEST_LOGIN = 400;

    private final Jdbi jdbi;
    private final SecretBox box;

    public JdbcAccountStore(Jdbi jdbi, SecretBox box) {
        this.jdbi = jdbi;
        this.box = box;
    }

    /** The rows that need a sealing key. */
    public static SealedRows sealedRows(Jdbi jdbi, SecretBox box) {
        // As owner() spells it.
        List<String> owner = List.of("id", "tenant", "object");
        return new SealedColumn(jdbi, box, KIND, new Place("social_account", "id", "sealed_cache", owner));
    }

    @Override
    public List<Account> of(UserId user) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from social_account where user_id = :user order by connected_at")
                        .bind("user", user.value())
                        .map((row, context) -> account(row))
                        .list());
    }

    @Override
    public List<Account> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from social_account order by login, id")
                .map((row, context) -> account(row))
                .list());
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from social_account where id = :id")
                .bind("id", id.value())
                .map((row, context) -> account(row))
                .findOne());
    }

    @Override
    public List<Account> idle(Instant before, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from social_account where state = 'OK'"
                        + " and renewed_at < :before order by renewed_at fetch first :most rows only")
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .map((row, context) -> account(row))
                .list());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getString("id")),
                new UserId(row.getString("user_id")),
                new Guid(row.getString("tenant")),
                new Guid(row.getString("object")),
                row.getString("login"),
                WordSet.split(row.getString("scopes")),
                WordSet.split(row.getString("missing")),
                GrantState.valueOf(row.getString("state")),
                row.getLong("version"));
    }

    @Override
    public Optional<String> cache(Account account) {
        return jdbi.withHandle(handle -> handle.createQuery("select sealed_cache from social_account where id = :id")
                        .bind("id", account.id().value())
                        .mapTo(String.class)
                        .findOne())
                .flatMap(text -> open(account, text));
    }

    private Optional<String> open(Account account, String text) {
        try {
            byte[] plain = box.open(KIND, owner(account.id(), account.tenant(), account.object()), text);
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (SealBrokenException e) {
            return Optional.empty();
        }
    }

    /** Tokens of one row open in no other, whatever is copied. */
    private static String owner(AccountId id, Guid tenant, Guid object) {
        return id + "|" + tenant + "|" + object;
    }

    private String seal(AccountId id, Guid tenant, Guid object, String cache) {
        return box.seal(KIND, owner(id, tenant, object), cache.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public AccountId connect(Connection connection, Instant now) {
        return jdbi.inTransaction(handle -> {
            AccountId id = reserve(handle, connection, now);
            Set<String> scopes = new TreeSet<>(connection.scopes());
            scopes.addAll(words(handle, id, "scopes"));
            String login = connection.login();
            handle.createUpdate("update social_account set login = :login, scopes = :scopes,"
                            + " missing = :missing, state = 'OK',"
                            + " sealed_cache = :cache, version = version + 1, renewed_at = :now where id = :id")
                    .bind("id", id.value())
                    .bind("login", login.substring(0, Math.min(login.length(), LONGEST_LOGIN)))
                    .bind("scopes", WordSet.join(scopes))
                    .bind("missing", WordSet.without(words(handle, id, "missing"), connection.scopes()))
                    .bind("cache", seal(id, connection.tenant(), connection.object(), connection.cache()))
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .execute();
            return id;
        });
    }

    /** @param column a literal */
    private static Set<String> words(Handle handle, AccountId id, String column) {
        return WordSet.split(handle.createQuery("select " + column + " from social_account where id = :id for update")
                .bind("id", id.value())
                .mapTo(String.class)
                .one());
    }

    private static AccountId reserve(Handle handle, Connection connection, Instant now) {
        Optional<AccountId> there = person(handle, connection);
        if (there.isPresent()) {
            return there.get();
        }
        AccountId id = new AccountId(UUID.randomUUID().toString());
        handle.createUpdate("insert into social_account (id, user_id, tenant, object, login, state, sealed_cache,"
                        + " version, connected_at, renewed_at)"
                        + " values (:id, :user, :tenant, :object, '', 'SIGN_IN_NEEDED', '', 0, :now, :now)")
                .bind("id", id.value())
                .bind("user", connection.user().value())
                .bind("tenant", connection.tenant().value())
                .bind("object", connection.object().value())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
        return id;
    }

    private static Optional<AccountId> person(Handle handle, Connection connection) {
        return handle.createQuery("select id from social_account where user_id = :user and tenant = :tenant"
                        + " and object = :object for update")
                .bind("user", connection.user().value())
                .bind("tenant", connection.tenant().value())
                .bind("object", connection.object().value())
                .mapTo(String.class)
                .findOne()
                .map(AccountId::new);
    }

    @Override
    public boolean renewed(Account read, Set<String> granted, String cache, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("update social_account set state = 'OK',"
                                + " missing = :missing, sealed_cache = :cache, version = version + 1,"
                                + " renewed_at = :now"
                                + " where id = :id and version = :version")
                        .bind("id", read.id().value())
                        .bind("version", read.version())
                        .bind("missing", WordSet.without(read.missing(), granted))
                        .bind("cache", seal(read.id(), read.tenant(), read.object(), cache))
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1);
    }

    @Override
    public void missing(AccountId id, Set<String> scopes) {
        jdbi.useTransaction(handle -> {
            Set<String> missing = new TreeSet<>(words(handle, id, "missing"));
            missing.addAll(scopes);
            handle.createUpdate("update social_account set missing = :missing where id = :id")
                    .bind("id", id.value())
                    .bind("missing", WordSet.join(missing))
                    .execute();
        });
    }

    @Override
    public void state(AccountId id, GrantState state) {
        jdbi.useHandle(handle -> handle.createUpdate("update social_account set state = :state where id = :id")
                .bind("id", id.value())
                .bind("state", state.name())
                .execute());
    }

    @Override
    public void permitted(Guid tenant) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update social_account set state = :ok, missing = '' where tenant = :tenant"
                                + " and (state in (<waiting>) or state = :ok)")
                .bind("ok", GrantState.OK.name())
                .bind("tenant", tenant.value())
                .bindList("waiting", GrantState.CONSENT_NEEDED.name(), GrantState.ADMIN_CONSENT_NEEDED.name())
                .execute());
    }

    @Override
    public boolean lease(AccountId id, String holder, Instant now, Instant until) {
        return jdbi.withHandle(handle -> handle.createUpdate("update social_account set lease_holder = :holder,"
                                + " lease_until = :until where id = :id"
                                + " and (lease_until is null or lease_until < :now)")
                        .bind("id", id.value())
                        .bind("holder", holder)
                        .bind("until", until.atOffset(ZoneOffset.UTC))
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1);
    }

    @Override
    public void release(AccountId id, String holder) {
        jdbi.useHandle(handle -> handle.createUpdate("update social_account set lease_holder = null, lease_until ="
                        + " null where id = :id and lease_holder = :holder")
                .bind("id", id.value())
                .bind("holder", holder)
                .execute());
    }

    @Override
    public void delete(AccountId id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from social_account where id = :id")
                .bind("id", id.value())
                .execute());
    }

    @Override
    public int erase(UserId user) {
        return jdbi.inTransaction(handle -> {
            int gone = 0;
            for (PersonalTable table : SocialTables.ALL) {
                gone += handle.createUpdate("delete from " + table.name() + " where user_id = :user")
                        .bind("user", user.value())
                        .execute();
            }
            return gone;
        });
    }
}
