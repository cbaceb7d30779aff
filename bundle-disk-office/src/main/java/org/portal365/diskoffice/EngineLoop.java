package org.portal365.diskoffice;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.core.SessionMachine;
import org.portal365.diskoffice.jdbc.LeaseLostException;
import org.portal365.diskoffice.jdbc.LeasedSession;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leases sessions that are due and moves them on, several at a time. Any node does the next step of any session. */
final class EngineLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);
    private static final int WORKERS = 4;
    private static final int STEPS_IN_A_ROW = 64;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);

    private final Jdbi jdbi;
    private final LeasedRows rows;
    private final SessionMachine machine;
    private final Clock clock;
    private final Duration lease;
    private final BiConsumer<Session, Session> changed;
    private final Map<String, LeasedRow> held = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, daemon("office365-edit"));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("office365-due"));

    /**
     * Begins at once.
     *
     * @param changed told of each stored change, before and after
     */
    EngineLoop(
            Jdbi jdbi,
            LeasedRows rows,
            SessionMachine machine,
            Clock clock,
            Duration lease,
            BiConsumer<Session, Session> changed) {
        this.jdbi = jdbi;
        this.rows = rows;
        this.machine = machine;
        this.clock = clock;
        this.lease = lease;
        this.changed = changed;
        var unused = timer.scheduleWithFixedDelay(this::poll, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
        long third = lease.toMillis() / 3;
        unused = timer.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    /** Something has just become due. */
    void wake() {
        try {
            timer.execute(this::poll);
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine stops; another node, or the next start, goes on");
        }
    }

    private void poll() {
        try {
            int free = WORKERS - held.size();
            if (free > 0) {
                rows.claimDue(free, lease).forEach(this::start);
            }
        } catch (RuntimeException e) {
            LOG.warn("Edit sessions that are due cannot be read; trying again", e);
        }
    }

    private void start(LeasedRow row) {
        held.put(row.id(), row);
        workers.execute(() -> {
            try {
                advance(row);
            } finally {
                held.remove(row.id(), row);
                wake();
            }
        });
    }

    private void advance(LeasedRow row) {
        try {
            LeasedSession session = new LeasedSession(jdbi, clock, lease, row, changed);
            boolean more = true;
            for (int steps = 0; more && steps < STEPS_IN_A_ROW && !workers.isShutdown(); steps++) {
                more = session.write(machine.step(session));
            }
            rows.release(row, Optional.empty());
        } catch (LeaseLostException e) {
            LOG.debug("{}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("Edit session {} cannot go on; trying again in {}", row.id(), AFTER_A_FAILURE, e);
            later(row);
        }
    }

    /** When even that fails, the lease ends by itself. */
    private void later(LeasedRow row) {
        try {
            rows.release(row, Optional.of(clock.instant().plus(AFTER_A_FAILURE)));
        } catch (RuntimeException e) {
            LOG.debug("Edit session {} keeps its lease until it ends", row.id(), e);
        }
    }

    private void renew() {
        try {
            held.values().forEach(row -> rows.renew(row, lease));
        } catch (RuntimeException e) {
            LOG.warn("Leases of edit sessions cannot be renewed", e);
        }
    }

    /** Lets running steps end, for ten seconds; what is cut off is done again. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
