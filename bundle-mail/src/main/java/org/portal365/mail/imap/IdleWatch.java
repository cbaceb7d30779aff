package org.portal365.mail.imap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.portal365.api.mail.MailboxId;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailboxSync;
import org.portal365.mail.core.RemoteMailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that wait for changes (IDLE, RFC 2177), any number of them on one thread. A connection on which something
 * comes leaves the selector and is listened to by a second thread; with a change, or when its time is up, it is ready for
 * a pass. Until then nobody else touches it.
 */
public final class IdleWatch implements MailboxSync.Idle, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdleWatch.class);
    private static final Duration HAND_OVER = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 500;
    /** For the rest of a line whose beginning is there. */
    private static final Duration LISTEN = Duration.ofSeconds(2);

    private final Consumer<MailboxId> changed;
    private final long renewNanos;
    private final Semaphore places;
    private final Selector selector;
    private final Map<MailboxId, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<MailboxId, ImapMailbox> ready = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    /** Those that are listened to just now, and whether somebody wants them meanwhile; for the watching thread only. */
    private final Map<Waiting, Boolean> heard = new HashMap<>();

    private final ExecutorService listener = listener();
    private final Thread thread = new Thread(this::run, "mail-idle");
    private volatile boolean closed;

    /** A connection in the selector. */
    private record Waiting(MailboxId box, ImapMailbox mailbox, long until, CountDownLatch out) {}

    /**
     * Begins to watch.
     *
     * @param changed told when a mailbox should be read; quick, from the watching thread
     * @param renew after this time a connection is used, before the server or a router on the way forgets it (29 minutes)
     * @param most connections at once
     */
    public IdleWatch(Consumer<MailboxId> changed, Duration renew, int most) {
        this.changed = changed;
        this.renewNanos = renew.toNanos();
        this.places = new Semaphore(most);
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector", e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public boolean waits(MailboxId box) {
        return waiting.containsKey(box);
    }

    @Override
    public Optional<RemoteMailbox> take(Box box) {
        Waiting still = waiting.get(box.id());
        if (still != null) {
            tasks.add(() -> leave(still, false));
            selector.wakeup();
            await(still);
        }
        ImapMailbox mailbox = ready.remove(box.id());
        if (mailbox == null) {
            return Optional.empty();
        }
        places.release();
        try {
            mailbox.connection().done();
            return Optional.of(mailbox);
        } catch (MailFault e) {
            LOG.debug("The waiting connection of mailbox {} is no good any more: {}", box.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private static void await(Waiting still) {
        try {
            boolean unused = still.out().await(HAND_OVER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean keep(Box box, RemoteMailbox remote) {
        if (closed
                || !(remote instanceof ImapMailbox mailbox)
                || !mailbox.connection().can("IDLE")) {
            return false;
        }
        if (!mailbox.open() || waiting.containsKey(box.id()) || !places.tryAcquire()) {
            return false;
        }
        try {
            if (!mailbox.idle()) {
                places.release();
                changed.accept(box.id());
                return false;
            }
        } catch (MailFault e) {
            places.release();
            return false;
        }
        Waiting entry = new Waiting(box.id(), mailbox, System.nanoTime() + renewNanos, new CountDownLatch(1));
        waiting.put(box.id(), entry);
        if (closed && waiting.remove(box.id(), entry)) {
            // Closed meanwhile; nobody else would close it.
            places.release();
            return false;
        }
        tasks.add(() -> enter(entry));
        selector.wakeup();
        return true;
    }

    /** Mailboxes that are told of by a connection here, and by nobody else. */
    public Set<MailboxId> watched() {
        Set<MailboxId> all = new HashSet<>(waiting.keySet());
        all.addAll(ready.keySet());
        return all;
    }

    private void enter(Waiting entry) {
        try {
            if (entry.mailbox().connection().connection().unread()) {
                // It came while the command was answered; no selector would tell of it.
                leave(entry, true);
                return;
            }
            SocketChannel channel = entry.mailbox().connection().connection().channel();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, entry);
        } catch (IOException e) {
            leave(entry, true);
        }
    }

    /** Something came: it may be no more than the sign of life that servers give every few minutes. */
    private void listen(Waiting entry) {
        unselect(entry);
        heard.put(entry, false);
        listener.execute(() -> {
            boolean news = entry.mailbox().connection().news(LISTEN);
            tasks.add(() -> heard(entry, news));
            selector.wakeup();
        });
    }

    private void heard(Waiting entry, boolean news) {
        boolean wanted = Boolean.TRUE.equals(heard.remove(entry));
        if (news || wanted) {
            leave(entry, news);
        } else {
            enter(entry);
        }
    }

    /** The channel must be out of the selector before it can block. */
    private void unselect(Waiting entry) {
        try {
            SocketChannel channel = entry.mailbox().connection().connection().channel();
            SelectionKey key = channel.keyFor(selector);
            if (key != null) {
                key.cancel();
                int unused = selector.selectNow();
            }
            channel.configureBlocking(true);
        } catch (ClosedChannelException e) {
            LOG.debug("The waiting connection of mailbox {} was closed", entry.box());
        } catch (IOException e) {
            entry.mailbox().close();
        }
    }

    /** Makes it usable again, as soon as nobody listens to it. */
    private void leave(Waiting entry, boolean tell) {
        if (heard.replace(entry, true) != null || !waiting.remove(entry.box(), entry)) {
            return;
        }
        unselect(entry);
        ImapMailbox late = ready.put(entry.box(), entry.mailbox());
        if (late != null) {
            // A pass did not wait for it any longer and has opened another one.
            late.close();
            places.release();
        }
        entry.out().countDown();
        if (tell) {
            changed.accept(entry.box());
        }
    }

    private void run() {
        while (!closed) {
            try {
                int unused = selector.select(LOOK_MILLIS);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                List<Waiting> signalled = new ArrayList<>();
                selector.selectedKeys().forEach(key -> signalled.add((Waiting) key.attachment()));
                selector.selectedKeys().clear();
                signalled.forEach(this::listen);
                long now = System.nanoTime();
                waiting.values().stream()
                        .filter(entry -> entry.until() - now < 0 && !heard.containsKey(entry))
                        .forEach(entry -> leave(entry, true));
            } catch (IOException | CancelledKeyException e) {
                LOG.debug("Watching goes on", e);
            } catch (RuntimeException e) {
                LOG.warn("A change of a mailbox could not be told; it is looked at by and by", e);
            }
        }
    }

    /** Takes leave of every server. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(HAND_OVER.toMillis());
            listener.shutdown();
            boolean unused = listener.awaitTermination(LISTEN.toMillis(), TimeUnit.MILLISECONDS);
            selector.close();
        } catch (IOException e) {
            LOG.debug("The selector does not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting.values().forEach(IdleWatch::end);
        ready.values().forEach(ImapMailbox::close);
        listener.shutdownNow();
    }

    /** Outside of the selector it may block, and be spoken to, again. */
    private static void end(Waiting entry) {
        try {
            entry.mailbox().connection().connection().channel().configureBlocking(true);
        } catch (IOException e) {
            LOG.debug("The waiting connection of mailbox {} was closed", entry.box());
        }
        entry.mailbox().close();
    }

    private static ExecutorService listener() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1, 1, LISTEN.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "mail-idle-listener");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }
}
