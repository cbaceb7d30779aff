package org.portal365.m365.sdk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** For all nodes and over restarts: a row for each tenant, locked for the moment of a change. */
public final class JdbcGateStore implements GateStore {
    private final Jdbi jdbi;

    /** @param jdbi with the tables of m365 */
    public JdbcGateStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public GateState update(String key, UnaryOperator<GateState> change) {
        return jdbi.inTransaction(handle -> {
            GateState before = locked(handle, key);
            GateState after = change.apply(before);
            if (!after.equals(before)) {
                write(handle, key, after);
            }
            return before;
        });
    }

    private static GateState locked(Handle handle, String key) {
        return find(handle, key).orElseGet(() -> {
            handle.createUpdate("insert into m365_throttle (id, closed_until, backoff_seconds, window_start, used,"
                            + " unit_limit, scarce_until) select :id, :past, 0, :past, 0, :limit, :past"
                            + " where not exists (select 1 from m365_throttle where id = :id)")
                    .bind("id", key)
                    .bind("past", Instant.EPOCH)
                    .bind("limit", GateState.LEAST_LIMIT)
                    .execute();
            return find(handle, key).orElseThrow();
        });
    }

    private static Optional<GateState> find(Handle handle, String key) {
        return handle.createQuery("select * from m365_throttle where id = :id for update")
                .bind("id", key)
                .map((row, context) -> state(row))
                .findOne();
    }

    private static GateState state(ResultSet row) throws SQLException {
        return new GateState(
                instant(row, "closed_until"),
                Duration.ofSeconds(row.getLong("backoff_seconds")),
                instant(row, "window_start"),
                row.getInt("used"),
                row.getInt("unit_limit"),
                instant(row, "scarce_until"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void write(Handle handle, String key, GateState state) {
        handle.createUpdate("update m365_throttle set closed_until = :until, backoff_seconds = :backoff,"
                        + " window_start = :window, used = :used, unit_limit = :limit, scarce_until = :scarce"
                        + " where id = :id")
                .bind("until", state.until())
                .bind("backoff", state.backoff().toSeconds())
                .bind("window", state.window())
                .bind("used", state.used())
                .bind("limit", state.limit())
                .bind("scarce", state.scarceUntil())
                .bind("id", key)
                .execute();
    }
}
