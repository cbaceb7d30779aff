package org.portal365.persistence;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database that is wanted, in a thread of its own, and offers it: at once where it can be opened, else as soon as
 * it can, as a machine that starts has the portal sooner than its database. Until then the last one stays in use.
 */
final class OfferedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OfferedDatabase.class);

    private final Function<Database, Runnable> offer;
    private final Duration pause;
    private final ScheduledThreadPoolExecutor opener = new ScheduledThreadPoolExecutor(1, OfferedDatabase::thread);

    private @Nullable Supplier<DatabaseSettings> wanted;
    private @Nullable Open open;
    private boolean closed;

    /**
     * @param offer makes it known to whoever needs one, and answers what takes it back
     * @param pause between two tries
     */
    OfferedDatabase(Function<Database, Runnable> offer, Duration pause) {
        this.offer = offer;
        this.pause = pause;
        opener.setKeepAliveTime(1, TimeUnit.SECONDS);
        opener.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "database-open");
        thread.setDaemon(true);
        return thread;
    }

    private record Open(DatabaseSettings settings, PooledDatabase database, Runnable takeBack) {
        void close() {
            try (database) {
                takeBack.run();
            }
        }
    }

    /** @param settings read at each try: a file with a password may come later, too */
    synchronized void want(Supplier<DatabaseSettings> settings) {
        wanted = settings;
        opener.execute(() -> attempt(settings, ""));
    }

    /** @param told why the last try failed, which is not told again */
    private void attempt(Supplier<DatabaseSettings> from, String told) {
        if (!isWanted(from)) {
            return;
        }
        try {
            DatabaseSettings settings = from.get();
            if (!isOpen(settings)) {
                enter(settings, new PooledDatabase(settings));
                LOG.info("Database is open: {}", settings);
            }
        } catch (RuntimeException e) {
            failed(from, told, e);
        }
    }

    private synchronized void failed(Supplier<DatabaseSettings> from, String told, RuntimeException e) {
        if (!isWanted(from)) {
            return;
        }
        String why = String.valueOf(e.getMessage());
        if (!why.equals(told)) {
            String kept = open == null ? "nothing works until it can" : "the last one stays in use";
            LOG.warn(
                    "The database of org.portal365.database cannot be opened and is tried again every {} s, {}",
                    pause.toSeconds(),
                    kept,
                    e);
        }
        var unused = opener.schedule(() -> attempt(from, why), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized boolean isWanted(Supplier<DatabaseSettings> settings) {
        return !closed && settings == wanted;
    }

    private synchronized boolean isOpen(DatabaseSettings settings) {
        return open != null && open.settings().equals(settings);
    }

    /** Others are called without a lock: they may wait for whoever closes this. */
    private void enter(DatabaseSettings settings, PooledDatabase next) {
        Open before = take();
        if (before != null) {
            before.close();
        }
        Open now = new Open(settings, next, offered(next));
        if (!keep(now)) {
            now.close();
        }
    }

    private Runnable offered(PooledDatabase next) {
        try {
            return offer.apply(next);
        } catch (RuntimeException e) {
            next.close();
            throw e;
        }
    }

    private synchronized @Nullable Open take() {
        Open before = open;
        open = null;
        return before;
    }

    private synchronized boolean keep(Open now) {
        open = closed ? null : now;
        return !closed;
    }

    /** Waits for no try that is under way: what it opens is closed again. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        opener.shutdown();
        Open last = take();
        if (last != null) {
            last.close();
        }
    }
}
