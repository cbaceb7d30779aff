package org.portal365.itests.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A line to a server that breaks, by a reset, at places that chance chooses; it counts what goes through. */
public final class BrokenLine implements AutoCloseable {
    private final int target;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "broken-line");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger lines = new AtomicInteger();
    private final AtomicLong down = new AtomicLong();
    private final Random random;
    private volatile int most = 1;
    private volatile long delayMillis;
    private volatile boolean dead;

    /** Cuts nothing yet. The seed makes a run repeatable, as far as the threads let it. */
    public BrokenLine(int target, long seed) {
        this.target = target;
        this.random = new Random(seed);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The next lines are cut, each after up to so many bytes from the server; small numbers are as likely as large. */
    public void cut(int times, int mostBytes) {
        most = mostBytes;
        cutsLeft.set(times);
    }

    /** Each piece from the server comes so much later. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** Lines that were cut. */
    public int cuts() {
        return cuts.get();
    }

    /** Lines that were made. */
    public int lines() {
        return lines.get();
    }

    /** Lines that are there now. */
    public int openLines() {
        return open.size() / 2;
    }

    /** Bytes that came from the server. */
    public long bytes() {
        return down.get();
    }

    /** Whether nothing goes through at all. */
    public void dead(boolean now) {
        dead = now;
        if (now) {
            hangUp();
        }
    }

    /** Ends every line there is. */
    public void hangUp() {
        open.forEach(BrokenLine::reset);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        if (dead) {
            reset(client);
            return;
        }
        try {
            Socket remote = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            remote.setTcpNoDelay(true);
            open.add(client);
            open.add(remote);
            lines.incrementAndGet();
            long allowed = cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? place() : Long.MAX_VALUE;
            threads.execute(() -> pump(client, remote, Long.MAX_VALUE, false));
            pump(remote, client, allowed, true);
        } catch (IOException e) {
            reset(client);
        }
    }

    /** As many cuts while signing in as in the midst of much: each size of a line is as likely. */
    private synchronized long place() {
        return 1 + (long) Math.pow(most, random.nextDouble());
    }

    private void pump(Socket from, Socket to, long allowed, boolean fromServer) {
        byte[] buffer = new byte[16 * 1024];
        long left = allowed;
        boolean orderly = false;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (fromServer && delayMillis > 0) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
                }
                int part = (int) Math.min(count, left);
                out.write(buffer, 0, part);
                left -= part;
                if (fromServer) {
                    down.addAndGet(part);
                }
                if (left == 0) {
                    cuts.incrementAndGet();
                    return;
                }
            }
            orderly = true;
        } catch (IOException e) {
            // One of the ends, or the other pump, has closed it.
        } finally {
            end(from, orderly);
            end(to, orderly);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void reset(Socket socket) {
        end(socket, false);
    }

    private static void end(Socket socket, boolean orderly) {
        try {
            if (!orderly) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    @Override
    public void close() {
        hangUp();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
