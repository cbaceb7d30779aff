package org.portal365.diskoffice;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.portal365.diskoffice.graph.DriveWatches;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks the patrols of the drives of open documents, so that the cost follows the drives and the changes. */
final class WatchLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchLoop.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final int WALKERS = 4;

    private final DriveWatches watches;
    private final Supplier<Duration> interval;
    private final Consumer<List<String>> changed;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(daemon("office365-watch"));
    private final ExecutorService walkers = Executors.newFixedThreadPool(WALKERS, daemon("office365-patrol"));

    /**
     * Begins at once.
     *
     * @param changed takes items that have changed, as {@code drive/item}, once or several times
     */
    WatchLoop(DriveWatches watches, Supplier<Duration> interval, Consumer<List<String>> changed) {
        this.watches = watches;
        this.interval = interval;
        this.changed = changed;
        var unused = timer.scheduleWithFixedDelay(this::round, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            watches.patrols(interval.get()).forEach(patrol -> walkers.execute(() -> walk(patrol)));
        } catch (RuntimeException e) {
            LOG.debug("Drives are not watched at the moment; their sessions look themselves", e);
        }
    }

    /** A failure is nothing new to the sessions: the drive counts as not watched, and each looks for itself again. */
    private void walk(DriveWatches.Patrol patrol) {
        try {
            List<String> items = patrol.walk();
            if (!items.isEmpty()) {
                changed.accept(items);
            }
        } catch (RuntimeException e) {
            LOG.debug("A drive cannot be watched at the moment; its sessions look themselves", e);
        }
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        timer.shutdown();
        walkers.shutdown();
    }
}
