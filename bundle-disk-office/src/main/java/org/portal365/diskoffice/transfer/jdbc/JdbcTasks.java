package org.portal365.diskoffice.transfer.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.portal365.api.UserId;
import org.portal365.api.outside.JobId;
import org.portal365.diskoffice.transfer.core.Plan;
import org.portal365.diskoffice.transfer.core.Secrets;
import org.portal365.diskoffice.transfer.core.Task;
import org.portal365.diskoffice.transfer.core.TaskStore;
import org.portal365.diskoffice.transfer.core.Wish;
import org.portal365.m365.secret.SealedColumn;
import org.portal365.m365.secret.SealedRows;
import org.portal365.m365.secret.SecretBox;

/** The users' side of the table of tasks. */
public final class JdbcTasks implements TaskStore {
    /** Leased rows. */
    public static final String TABLE = "diskoffice_task";

    private static final Duration KEPT = Duration.ofDays(30);
    /** Whoever has leased a task writes back the ticket that it read. */
    private static final String NOT_LEASED = "lease_holder is null";

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcTasks(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * The rows that need a sealing key.
     *
     * @param kind what their tickets are sealed as, for their account
     */
    public static SealedRows sealedRows(Jdbi jdbi, SecretBox box, String kind) {
        return new SealedColumn(
                jdbi, box, kind, new SealedColumn.Place(TABLE, "id", "upload_ticket", List.of("account"), NOT_LEASED));
    }

    /** Those whose address is sealed, as {@link Secrets#KIND}. */
    public static SealedRows sealedAddresses(Jdbi jdbi, SecretBox box) {
        return new SealedColumn(
                jdbi,
                box,
                Secrets.KIND,
                new SealedColumn.Place(TABLE, "id", "address", List.of("account"), NOT_LEASED));
    }

    @Override
    public void insert(Task task, List<Plan.Item> plan) {
        forget();
        Map<String, @Nullable Object> columns = new HashMap<>(TaskColumns.fixed(task));
        columns.putAll(TaskColumns.moving(task));
        columns.put("wish", task.wish().name());
        columns.put("due_at", clock.instant());
        String names = String.join(", ", columns.keySet());
        String values = ":" + String.join(", :", columns.keySet());
        jdbi.useTransaction(handle -> {
            if (find(handle, task.id()).isPresent()) {
                return;
            }
            handle.createUpdate("insert into " + TABLE + " (" + names + ") values (" + values + ")")
                    .bindMap(columns)
                    .execute();
            plan.forEach(item -> PlanRows.insert(handle, task.id(), item));
        });
    }

    /** Nobody asks for jobs of last month. */
    private void forget() {
        Instant old = clock.instant().minus(KEPT);
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from diskoffice_task_item where task_id in (select id from " + TABLE
                            + " where stage = 'OVER' and begun < :old)")
                    .bind("old", old)
                    .execute();
            handle.createUpdate("delete from " + TABLE + " where stage = 'OVER' and begun < :old")
                    .bind("old", old)
                    .execute();
        });
    }

    @Override
    public Optional<Task> find(JobId id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    static Optional<Task> find(Handle handle, JobId id) {
        return handle.createQuery("select * from " + TABLE + " where id = :id")
                .bind("id", id.value())
                .map((row, context) -> new TaskRow(row).task())
                .findOne();
    }

    @Override
    public List<Task> of(UserId user, Instant after, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from " + TABLE
                        + " where owner = :user and begun > :after order by begun desc limit :most")
                .bind("user", user.value())
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new TaskRow(row).task())
                .list());
    }

    @Override
    public int running(UserId user) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from " + TABLE + " where owner = :user and stage <> 'OVER'")
                .bind("user", user.value())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public void wish(JobId id, Wish wish) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update " + TABLE + " set wish = :wish, due_at = :now where id = :id")
                        .bind("wish", wish.name())
                        .bind("now", clock.instant())
                        .bind("id", id.value())
                        .execute());
    }

    @Override
    public void nudge(JobId id) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update " + TABLE + " set due_at = :now where id = :id and due_at > :now")
                        .bind("now", clock.instant())
                        .bind("id", id.value())
                        .execute());
    }

    @Override
    public List<Failed> failures(JobId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select name, remote, word from diskoffice_task_item"
                        + " where task_id = :id and word <> '' order by position limit 100")
                .bind("id", id.value())
                .map((row, context) -> new Failed(
                        row.getString("name").isEmpty() ? row.getString("remote") : row.getString("name"),
                        row.getString("word")))
                .list());
    }
}
