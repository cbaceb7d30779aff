package org.portal365.diskoffice;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.portal365.diskoffice.core.Sweeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps a few times a day. Two nodes that do it at once do no harm. */
final class SweepLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SweepLoop.class);
    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration PERIOD = Duration.ofHours(6);
    private final Sweeper sweeper;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "office365-sweep");
        thread.setDaemon(true);
        return thread;
    });

    SweepLoop(Sweeper sweeper) {
        this.sweeper = sweeper;
        var unused = timer.scheduleWithFixedDelay(this::sweep, FIRST.toSeconds(), PERIOD.toSeconds(), TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            int removed = sweeper.sweep();
            if (removed > 0) {
                LOG.info(
                        "{} working copies that no session knew were moved to the recycle bins of their drives",
                        removed);
            }
        } catch (RuntimeException e) {
            LOG.warn("Working copies that no session knows cannot be looked for; trying again in {}", PERIOD, e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
