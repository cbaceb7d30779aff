package org.portal365.socialservices.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.UserId;
import org.portal365.persistence.LeaseLostException;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;
import org.portal365.socialservices.core.leaver.LeaverBook;
import org.portal365.socialservices.core.leaver.LeaverReport;
import org.portal365.socialservices.core.leaver.LeaverReport.Trouble;
import org.portal365.socialservices.core.leaver.LeaverRules;
import org.portal365.socialservices.core.leaver.LeaverState;
import org.portal365.socialservices.core.leaver.UntoldException;

/** People who have left in table social_leaver, and the one row of the run in social_leaver_run. */
public final class JdbcLeaverStore {
    public static final String TABLE = "social_leaver_run";
    /** Of the one row, which is there from the beginning. */
    public static final String RUN = "office365";

    private static final int LONGEST_REFERENCE = 255;

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcLeaverStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Takes the rules over for all nodes; when they are others than before, a run is due at once, or none any more. */
    public void rules(LeaverRules rules) {
        Instant due = rules.mode() == LeaverRules.Mode.OFF ? null : clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate("update social_leaver_run set mode = :mode, most = :most,"
                        + " due_at = :due where id = :id and (mode <> :mode or most <> :most)")
                .bind("mode", rules.mode().name())
                .bind("most", rules.most())
                .bindByType("due", due, Instant.class)
                .bind("id", RUN)
                .execute());
    }

    public LeaverRules rules() {
        return jdbi.withHandle(handle -> handle.createQuery("select mode, most from social_leaver_run where id = :id")
                .bind("id", RUN)
                .map((row, context) -> rules(row, "mode", "most"))
                .one());
    }

    private static LeaverRules rules(ResultSet row, String mode, String most) throws SQLException {
        return new LeaverRules(LeaverRules.Mode.valueOf(row.getString(mode)), row.getInt(most));
    }

    /** What the last run came to; empty while there was none. */
    public Optional<LeaverReport> last() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from social_leaver_run where id = :id and ended_at is not null")
                        .bind("id", RUN)
                        .map((row, context) -> report(row))
                        .findOne());
    }

    private static LeaverReport report(ResultSet row) throws SQLException {
        String trouble = row.getString("trouble");
        return new LeaverReport(
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                rules(row, "ended_mode", "ended_most"),
                row.getInt("looked"),
                row.getInt("untold"),
                row.getInt("due"),
                row.getInt("disabled"),
                row.getBoolean("held"),
                trouble == null
                        ? Optional.empty()
                        : Optional.of(new Trouble(
                                UntoldException.Why.valueOf(trouble),
                                row.getString("tenant"),
                                row.getString("reference"))));
    }

    /** In the order in which they became so. */
    public Map<UserId, LeaverState> states() {
        Map<UserId, LeaverState> states = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select user_id, state from social_leaver order by since, user_id")
                .map((row, context) ->
                        Map.entry(new UserId(row.getString("user_id")), LeaverState.valueOf(row.getString("state"))))
                .forEach(each -> states.put(each.getKey(), each.getValue())));
        return states;
    }

    /** The book of whoever holds the lease; throws {@link LeaseLostException} once somebody else does. */
    public LeaverBook book(LeasedRows rows, LeasedRow lease) {
        return new Book(rows, lease);
    }

    private final class Book implements LeaverBook {
        private final LeasedRows rows;
        private final LeasedRow lease;

        Book(LeasedRows rows, LeasedRow lease) {
            this.rows = rows;
            this.lease = lease;
        }

        @Override
        public Map<UserId, LeaverState> states() {
            return JdbcLeaverStore.this.states();
        }

        @Override
        public void found(Map<UserId, LeaverState> found) {
            held(handle -> {
                for (UserId user : states().keySet()) {
                    if (!found.containsKey(user)) {
                        handle.createUpdate("delete from social_leaver where user_id = :user")
                                .bind("user", user.value())
                                .execute();
                    }
                }
                found.forEach((user, state) -> write(handle, user, state));
            });
        }

        @Override
        public void state(UserId user, LeaverState state) {
            held(handle -> write(handle, user, state));
        }

        private void write(Handle handle, UserId user, LeaverState state) {
            int changed = handle.createUpdate("update social_leaver set since = case when state = :state then since"
                            + " else :now end, state = :state where user_id = :user")
                    .bind("state", state.name())
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .bind("user", user.value())
                    .execute();
            if (changed == 0) {
                handle.createUpdate("insert into social_leaver (user_id, state, since) values (:user, :state, :now)")
                        .bind("user", user.value())
                        .bind("state", state.name())
                        .bind("now", clock.instant())
                        .execute();
            }
        }

        @Override
        public void ended(LeaverReport report, Instant next) {
            Optional<Trouble> trouble = report.trouble();
            held(handle -> handle.createUpdate("update social_leaver_run set due_at = case when mode = 'OFF' then null"
                            + " when mode <> :mode or most <> :most then :ended else :next end, ended_at = :ended, ended_mode = :mode, ended_most = :most,"
                            + " looked = :looked, untold = :untold, due = :due, disabled = :disabled, held = :held,"
                            + " trouble = :trouble, tenant = :tenant, reference = :reference where id = :id")
                    .bind("next", next.atOffset(ZoneOffset.UTC))
                    .bind("ended", report.ended().atOffset(ZoneOffset.UTC))
                    .bind("mode", report.rules().mode().name())
                    .bind("most", report.rules().most())
                    .bind("looked", report.looked())
                    .bind("untold", report.untold())
                    .bind("due", report.due())
                    .bind("disabled", report.disabled())
                    .bind("held", report.held())
                    .bind("trouble", trouble.map(each -> each.why().name()).orElse(null))
                    .bind("tenant", trouble.map(Trouble::tenant).orElse(null))
                    .bind(
                            "reference",
                            trouble.map(each -> cut(each.reference())).orElse(null))
                    .bind("id", lease.id())
                    .execute());
        }

        private void held(Consumer<Handle> change) {
            jdbi.useTransaction(handle -> {
                if (!rows.holds(handle, lease)) {
                    throw new LeaseLostException(lease.id());
                }
                change.accept(handle);
            });
        }
    }

    private static String cut(String reference) {
        return reference.substring(0, Math.min(reference.length(), LONGEST_REFERENCE));
    }
}
