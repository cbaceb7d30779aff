package org.portal365.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leases rows that are due and has them worked on, several at a time. Any node does the next piece of any row. */
public final class WorkLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);
    private static final int LAST_SECONDS = 10;
    private static final Duration SET_BACK = Duration.ofSeconds(5);

    private final LeasedRows rows;
    private final Clock clock;
    private final Terms terms;
    private final Work work;
    private final Map<String, LeasedRow> held = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    /** Of the timer's thread alone. */
    private Instant polled = Instant.MIN.plus(SET_BACK);

    private volatile boolean closed;

    /** Begins at once. */
    public WorkLoop(LeasedRows rows, Clock clock, Terms terms, Work work) {
        this.rows = rows;
        this.clock = clock;
        this.terms = terms;
        this.work = work;
        this.workers = Executors.newFixedThreadPool(terms.workers(), daemon(terms.name()));
        this.timer = Executors.newSingleThreadScheduledExecutor(daemon(terms.name() + "-due"));
        var unused = timer.scheduleWithFixedDelay(this::poll, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
        long third = terms.lease().toMillis() / 3;
        unused = timer.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    /**
     * How it works.
     *
     * @param name of its threads, and in the log
     * @param lease renewed while a piece of work runs
     */
    public record Terms(String name, int workers, Duration lease) {}

    /** Works on one row while it is leased. */
    @FunctionalInterface
    public interface Work {
        /**
         * Whoever throws is asked again half a minute later; {@link LeaseLostException} leaves it to another node.
         *
         * @param goOn false once it is to come to an end
         */
        void on(LeasedRow row, BooleanSupplier goOn);
    }

    /** Something has just become due. */
    public void wake() {
        soon(this::poll);
    }

    /** As {@link LeasedRows#hasten(String, Set)}; does not wait for it. */
    public void hasten(String column, Set<String> reasons) {
        soon(() -> {
            try {
                rows.hasten(column, reasons);
            } catch (RuntimeException e) {
                LOG.warn("{}: what waits for {} waits for its time", terms.name(), reasons, e);
            }
            poll();
        });
    }

    private void soon(Runnable work) {
        try {
            timer.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} stops; another node, or the next start, goes on", terms.name());
        }
    }

    private void poll() {
        try {
            heedClock();
            int free = terms.workers() - held.size();
            if (free > 0 && !closed) {
                rows.claimDue(free, terms.lease()).forEach(this::start);
            }
        } catch (RuntimeException e) {
            LOG.warn("{}: what is due cannot be read; trying again", terms.name(), e);
        }
    }

    /** A clock that was set back (case 142) would let everything wait until it has caught up. */
    private void heedClock() {
        Instant now = clock.instant();
        if (now.isBefore(polled.minus(SET_BACK))) {
            LOG.warn("{}: the clock was set back from {}; everything is looked at anew", terms.name(), polled);
            rows.hasten();
        }
        polled = now;
    }

    private void start(LeasedRow row) {
        held.put(row.id(), row);
        workers.execute(() -> {
            try {
                work.on(row, () -> !closed);
                boolean unused = rows.release(row, Optional.empty());
            } catch (LeaseLostException e) {
                LOG.debug("{}: {}", terms.name(), e.getMessage());
            } catch (RuntimeException e) {
                LOG.warn("{}: {} cannot go on; trying again in {}", terms.name(), row.id(), AFTER_A_FAILURE, e);
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
            boolean unused = rows.release(row, Optional.of(clock.instant().plus(AFTER_A_FAILURE)));
        } catch (RuntimeException e) {
            LOG.debug("{}: {} keeps its lease until it ends", terms.name(), row.id(), e);
        }
    }

    private void renew() {
        try {
            held.values().forEach(row -> rows.renew(row, terms.lease()));
        } catch (RuntimeException e) {
            LOG.warn("{}: leases cannot be renewed", terms.name(), e);
        }
    }

    /** Lets what runs come to an end, for ten seconds; what is cut off is done again. */
    @Override
    public void close() {
        closed = true;
        // Not interrupted: rows that are just being leased must be worked on, or they wait until their lease ends.
        timer.shutdown();
        try {
            boolean unused = timer.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
            workers.shutdown();
            if (!workers.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
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
