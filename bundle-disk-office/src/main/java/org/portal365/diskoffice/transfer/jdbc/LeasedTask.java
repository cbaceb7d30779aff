package org.portal365.diskoffice.transfer.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.portal365.api.outside.JobId;
import org.portal365.diskoffice.transfer.core.Next;
import org.portal365.diskoffice.transfer.core.Plan;
import org.portal365.diskoffice.transfer.core.Tally;
import org.portal365.diskoffice.transfer.core.Task;
import org.portal365.persistence.LeaseLostException;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;

/** The engine's side of one task, while this node holds its lease. Every write names the fence. */
public final class LeasedTask implements Plan {
    private final Jdbi jdbi;
    private final LeasedRows rows;
    private final Clock clock;
    private final Duration lease;
    private final LeasedRow row;
    private Task current;

    public LeasedTask(Jdbi jdbi, LeasedRows rows, Clock clock, Duration lease, LeasedRow row) {
        this.jdbi = jdbi;
        this.rows = rows;
        this.clock = clock;
        this.lease = lease;
        this.row = row;
        this.current = load();
    }

    public Task current() {
        return current;
    }

    /**
     * Stores what a step has left. A wish that has come meanwhile survives, and makes the task due at once.
     *
     * @return whether there is more to do at once
     */
    public boolean write(Next next) {
        Map<String, @Nullable Object> moving = TaskColumns.moving(next.task());
        String sets = moving.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
        Map<String, @Nullable Object> values = new HashMap<>(moving);
        Instant now = clock.instant();
        values.put("id", row.id());
        values.put("fence", row.fence());
        values.put("seen", current.wish().name());
        values.put("left", next.task().wish().name());
        values.put("now", now);
        values.put("due", next.due().orElse(null));
        values.put("until", now.plus(lease));
        int written = jdbi.withHandle(handle -> handle.createUpdate("update " + JdbcTasks.TABLE + " set " + sets
                        + ", due_at = case when wish = :seen then cast(:due as timestamp with time zone)"
                        + " else cast(:now as timestamp with time zone) end"
                        + ", wish = case when wish = :seen then :left else wish end"
                        + ", lease_until = :until where id = :id and fence = :fence")
                .bindMap(values)
                .execute());
        if (written == 0) {
            throw new LeaseLostException(row.id());
        }
        boolean changed = !load().wish().equals(next.task().wish());
        current = load();
        return changed || next.due().filter(due -> !due.isAfter(now)).isPresent();
    }

    @Override
    public Optional<Item> next() {
        return jdbi.withHandle(handle -> PlanRows.next(handle, id()));
    }

    @Override
    public void opened(Item folder, List<Item> found) {
        held(handle -> {
            if (folder.name().isEmpty()) {
                found.forEach(known -> PlanRows.become(handle, id(), folder.position(), known));
                return;
            }
            found.forEach(item -> PlanRows.insert(handle, id(), item));
            if (folder.page().isPresent()) {
                PlanRows.turn(handle, id(), folder.position(), folder.page().get());
            } else {
                PlanRows.settle(handle, id(), folder.position(), "");
            }
        });
    }

    @Override
    public void settled(Item item, String word) {
        held(handle -> PlanRows.settle(handle, id(), item.position(), word));
    }

    private void held(Consumer<Handle> write) {
        jdbi.useTransaction(handle -> {
            if (!rows.holds(handle, row)) {
                throw new LeaseLostException(row.id());
            }
            write.accept(handle);
        });
    }

    @Override
    public Tally tally() {
        return jdbi.withHandle(handle -> PlanRows.tally(handle, id()));
    }

    @Override
    public int failed() {
        return jdbi.withHandle(handle -> PlanRows.failed(handle, id()));
    }

    private Task load() {
        return jdbi.withHandle(handle -> JdbcTasks.find(handle, id()))
                .orElseThrow(() -> new LeaseLostException(row.id()));
    }

    private JobId id() {
        return new JobId(row.id());
    }
}
