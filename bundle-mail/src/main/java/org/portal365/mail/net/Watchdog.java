package org.portal365.mail.net;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Closes what takes too long, so that a peer that stops reading holds no thread. */
final class Watchdog {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private Watchdog() {}

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mail-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    /** Closes it after the time; cancel when the work is done. */
    static Future<?> over(Closeable connection, Duration time) {
        return TIMER.schedule(
                () -> {
                    try {
                        connection.close();
                    } catch (IOException e) {
                        // It is closed enough.
                        return;
                    }
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
