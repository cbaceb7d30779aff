package org.portal365.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leases rows that are due and has them worked on, several at a time. Any node does the next step of any row. */
final class LeaseLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseLoop.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);

    private final LeasedRows rows;
    private final Consumer<LeasedRow> work;
    private final Clock clock;
    private final int size;
    private final Map<String, LeasedRow> held = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;

    /**
     * Begins at once.
     *
     * @param work does one row; it writes when the row is due again
     */
    LeaseLoop(String name, int size, LeasedRows rows, Clock clock, Consumer<LeasedRow> work) {
        this.rows = rows;
        this.work = work;
        this.clock = clock;
        this.size = size;
        this.workers = Executors.newFixedThreadPool(size, daemon(name));
        this.timer = Executors.newSingleThreadScheduledExecutor(daemon(name + "-due"));
        var unused = timer.scheduleWithFixedDelay(this::poll, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
        long third = LEASE.toMillis() / 3;
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
            int free = size - held.size();
            if (free > 0) {
                rows.claimDue(free, LEASE).forEach(this::start);
            }
        } catch (RuntimeException e) {
            LOG.warn("What is due cannot be read; trying again", e);
        }
    }

    private void start(LeasedRow row) {
        held.put(row.id(), row);
        workers.execute(() -> {
            try {
                work.accept(row);
                rows.release(row, Optional.empty());
            } catch (RuntimeException e) {
                LOG.warn("{} cannot go on; trying again in {}", row.id(), AFTER_A_FAILURE, e);
                later(row);
            } finally {
                held.remove(row.id(), row);
                wake();
            }
        });
    }

    /** When even that fails, the lease ends by itself. */
    private void later(LeasedRow row) {
        try {
            rows.release(row, Optional.of(clock.instant().plus(AFTER_A_FAILURE)));
        } catch (RuntimeException e) {
            LOG.debug("{} keeps its lease until it ends", row.id(), e);
        }
    }

    private void renew() {
        try {
            held.values().forEach(row -> rows.renew(row, LEASE));
        } catch (RuntimeException e) {
            LOG.warn("Leases cannot be renewed", e);
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

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
