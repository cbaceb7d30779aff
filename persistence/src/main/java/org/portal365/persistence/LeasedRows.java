package org.portal365.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Rows of work that any number of nodes share and any node may die over. The table has the columns {@code id},
 * {@code due_at} (null: nothing to do), {@code lease_holder}, {@code lease_until} and {@code fence} (not null, from 0).
 * Whoever writes a leased row names its fence in the condition, or asks {@link #holds}.
 */
public final class LeasedRows {
    private final Jdbi jdbi;
    private final String table;
    private final String holder;
    private final Clock clock;

    /** @param table a constant of the program: it becomes part of the SQL */
    public LeasedRows(Jdbi jdbi, String table, String holder, Clock clock) {
        this.jdbi = jdbi;
        this.table = table;
        this.holder = holder;
        this.clock = clock;
    }

    /** Leases rows that are due and not leased, longest due first; rows another node is just leasing are left out. */
    public List<LeasedRow> claimDue(int most, Duration ttl) {
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> handle
                .createQuery("select id, fence from " + table + " where due_at <= :now"
                        + " and (lease_until is null or lease_until <= :now)"
                        + " order by due_at limit :most for update skip locked")
                .bind("now", now)
                .bind("most", most)
                .map((row, context) -> new LeasedRow(row.getString(1), row.getLong(2) + 1, now.plus(ttl)))
                .list()
                .stream()
                .filter(lease -> take(handle, lease))
                .toList());
    }

    /**
     * Makes everything due that waits, as a clock that was set back would let it wait too long. Whoever looks too early
     * waits again.
     */
    public void hasten() {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate("update " + table + " set due_at = :now where due_at > :now")
                .bind("now", now)
                .execute());
    }

    /**
     * Makes due what waits for something that has come.
     *
     * @param column says what a row waits for; a constant of the program, as it becomes part of the SQL
     * @param reasons its values
     */
    public void hasten(String column, Set<String> reasons) {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update " + table + " set due_at = :now where due_at > :now and " + column + " in (<reasons>)")
                .bind("now", now)
                .bindList("reasons", List.copyOf(reasons))
                .execute());
    }

    /** Leases one row, due or not, for somebody who waits; empty while another holds it. */
    public Optional<LeasedRow> claim(String id, Duration ttl) {
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> handle.createQuery("select fence from " + table + " where id = :id"
                        + " and (lease_until is null or lease_until <= :now) for update skip locked")
                .bind("id", id)
                .bind("now", now)
                .map((row, context) -> new LeasedRow(id, row.getLong(1) + 1, now.plus(ttl)))
                .findOne()
                .filter(lease -> take(handle, lease)));
    }

    private boolean take(Handle handle, LeasedRow lease) {
        return handle.createUpdate("update " + table
                                + " set lease_holder = :holder, lease_until = :until, fence = :fence"
                                + " where id = :id and fence = :fence - 1")
                        .bind("holder", holder)
                        .bind("until", lease.until())
                        .bind("fence", lease.fence())
                        .bind("id", lease.id())
                        .execute()
                == 1;
    }

    /** Whether the row is still ours: to be asked inside the transaction that writes. */
    public boolean holds(Handle handle, LeasedRow lease) {
        return handle.createQuery("select 1 from " + table + " where id = :id and fence = :fence for update")
                .bind("id", lease.id())
                .bind("fence", lease.fence())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Keeps a lease longer; empty when it was lost. */
    public Optional<LeasedRow> renew(LeasedRow lease, Duration ttl) {
        Instant until = clock.instant().plus(ttl);
        boolean kept = jdbi.withHandle(handle ->
                handle.createUpdate("update " + table + " set lease_until = :until where id = :id and fence = :fence")
                                .bind("until", until)
                                .bind("id", lease.id())
                                .bind("fence", lease.fence())
                                .execute()
                        == 1);
        return kept ? Optional.of(new LeasedRow(lease.id(), lease.fence(), until)) : Optional.empty();
    }

    /**
     * Gives a row back.
     *
     * @param due when it wants work again; empty: leave what is in the row
     * @return false when the lease was lost before
     */
    public boolean release(LeasedRow lease, Optional<Instant> due) {
        String dueAt = due.isPresent() ? ", due_at = :due" : "";
        return jdbi.withHandle(handle -> {
            var update = handle.createUpdate("update " + table + " set lease_holder = null, lease_until = null" + dueAt
                            + " where id = :id and fence = :fence")
                    .bind("id", lease.id())
                    .bind("fence", lease.fence());
            due.ifPresent(instant -> update.bind("due", instant));
            return update.execute() == 1;
        });
    }
}
