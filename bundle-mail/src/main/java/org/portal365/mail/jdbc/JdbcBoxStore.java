package org.portal365.mail.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailboxId;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.BoxStore;
import org.portal365.persistence.LeasedRow;

/** The mailboxes; rows that nodes lease. */
public final class JdbcBoxStore implements BoxStore {
    /** The owner of the migrations. */
    public static final String OWNER = "mailengine";

    /** Leased rows. */
    public static final String TABLE = "mailengine_box";

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcBoxStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Box put(Box box) {
        return jdbi.inTransaction(handle -> {
            Map<String, @Nullable Object> values = values(box);
            int there = handle.createUpdate("update " + TABLE + " set login = :login, account = :account, "
                            + Holds.COLUMNS + ", due_at = :now"
                            + " where owner = :owner and provider = :provider and address = :address")
                    .bindMap(values)
                    .execute();
            if (there == 0) {
                handle.createUpdate("insert into " + TABLE + " (id, owner, provider, address, shown_name, login,"
                                + " account, hold_reason, hold_word, hold_attempts, hold_detail, due_at)"
                                + " values (:id, :owner, :provider, :address, :shown_name, :login, :account,"
                                + " :hold_reason, :hold_word, :hold_attempts, :hold_detail, :now)")
                        .bindMap(values)
                        .execute();
            }
            return handle.createQuery("select * from " + TABLE
                            + " where owner = :owner and provider = :provider and address = :address")
                    .bindMap(values)
                    .map((row, context) -> read(row))
                    .one();
        });
    }

    private Map<String, @Nullable Object> values(Box box) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", box.id().value());
        values.put("owner", box.owner().value());
        values.put("provider", box.provider());
        values.put("address", box.address());
        values.put("shown_name", box.name());
        values.put("login", box.login());
        values.put("account", box.account().value());
        values.put("now", Holds.time(Optional.of(clock.instant())));
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
                row.getString("login"),
                new AccountId(row.getString("account")),
                Holds.time(row, "synced_at"),
                Holds.time(row, "scanned_at"),
                Holds.read(row));
    }

    @Override
    public Optional<Box> find(MailboxId id) {
        return jdbi.withHandle(handle -> find(handle, id.value()));
    }

    static Optional<Box> find(Handle handle, String id) {
        return handle.createQuery("select * from " + TABLE + " where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    @Override
    public List<Box> of(UserId user) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from " + TABLE + " where owner = :user order by address")
                        .bind("user", user.value())
                        .map((row, context) -> read(row))
                        .list());
    }

    @Override
    public void nudge(MailboxId id) {
        jdbi.useHandle(handle -> handle.createUpdate("update " + TABLE + " set due_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", id.value())
                .execute());
    }

    /**
     * Keeps what a pass has left, while this node holds the lease.
     *
     * @param begun a wish that has come after this moment makes it due at once
     * @return false when the lease was lost
     */
    public boolean write(LeasedRow lease, Box box, Instant begun, Instant due) {
        Map<String, @Nullable Object> values = values(box);
        values.put("synced", Holds.time(box.synced()));
        values.put("scanned", Holds.time(box.scanned()));
        values.put("fence", lease.fence());
        values.put("begun", Holds.time(Optional.of(begun)));
        values.put("due", Holds.time(Optional.of(due)));
        return jdbi.withHandle(handle -> handle.createUpdate("update " + TABLE + " set synced_at = :synced,"
                                + " scanned_at = :scanned, " + Holds.COLUMNS
                                + ", due_at = case when due_at > :begun then due_at"
                                + " else cast(:due as timestamp with time zone) end"
                                + " where id = :id and fence = :fence")
                        .bindMap(values)
                        .execute()
                == 1);
    }

    @Override
    public void remove(MailboxId id) {
        jdbi.useTransaction(handle -> {
            for (String table : List.of("mailengine_recipient", "mailengine_piece")) {
                handle.createUpdate("delete from " + table
                                + " where outgoing in (select id from mailengine_outgoing where box = :id)")
                        .bind("id", id.value())
                        .execute();
            }
            handle.createUpdate("delete from mailengine_outgoing where box = :id")
                    .bind("id", id.value())
                    .execute();
            handle.createUpdate("delete from " + JdbcPauseStore.TABLE + " where box = :id")
                    .bind("id", id.value())
                    .execute();
            handle.createUpdate("delete from " + TABLE + " where id = :id")
                    .bind("id", id.value())
                    .execute();
        });
    }
}
