package org.portal365.socialservices;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.portal365.socialservices.core.KeepAlive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@link KeepAlive} every hour. */
final class KeepAliveJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeepAliveJob.class);
    private static final long MINUTES = 60;
    private static final long FIRST_MINUTES = 5;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "office365-keep-alive");
        daemon.setDaemon(true);
        return daemon;
    });

    KeepAliveJob(KeepAlive keepAlive) {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(() -> run(keepAlive), FIRST_MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    private static void run(KeepAlive keepAlive) {
        try {
            int renewed = keepAlive.run();
            LOG.debug("{} idle grants were renewed", renewed);
        } catch (RuntimeException e) {
            LOG.warn("Idle grants cannot be renewed at the moment; the next try is in an hour", e);
        }
    }

    @Override
    public void close() {
        // No interrupts: H2 closes its file when a thread is interrupted that reads it.
        thread.shutdown();
    }
}
