package org.portal365.diskoffice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after subscriptions that are due, one after the other. */
final class SubscriptionLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionLoop.class);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int MOST = 20;

    private final LeasedRows rows;
    private final SubscriptionKeeper keeper;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "office365-subscriptions");
        thread.setDaemon(true);
        return thread;
    });

    /** Begins at once. */
    SubscriptionLoop(LeasedRows rows, SubscriptionKeeper keeper) {
        this.rows = rows;
        this.keeper = keeper;
        var unused = timer.scheduleWithFixedDelay(this::round, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            keeper.addMissing();
            for (LeasedRow row : rows.claimDue(MOST, LEASE)) {
                Optional<Instant> due = keeper.step(row);
                if (due.isPresent()) {
                    rows.release(row, due);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Subscriptions to changes cannot be looked after; trying again", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
