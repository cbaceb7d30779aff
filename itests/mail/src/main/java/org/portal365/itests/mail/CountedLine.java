package org.portal365.itests.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The way to a server, on which everything is counted and which can be hung up. */
public final class CountedLine implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final int target;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "counted-line");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lines = new AtomicInteger();
    private final AtomicLong down = new AtomicLong();

    /** @param target port at this machine */
    public CountedLine(int target) {
        this.target = target;
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

    /** Connections that were made. */
    public int lines() {
        return lines.get();
    }

    /** Bytes that came from the server. */
    public long bytes() {
        return down.get();
    }

    /** Ends every connection there is, by a reset: a line that breaks has no polite end. */
    public void hangUp() {
        open.forEach(CountedLine::reset);
    }

    private void accept() {
        try {
            while (true) {
                join(server.accept());
            }
        } catch (IOException e) {
            // The test is over.
            return;
        }
    }

    private void join(Socket client) {
        try {
            Socket remote = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            remote.setTcpNoDelay(true);
            open.add(client);
            open.add(remote);
            lines.incrementAndGet();
            threads.execute(() -> pump(client, remote, new AtomicLong()));
            threads.execute(() -> pump(remote, client, down));
        } catch (IOException e) {
            // The server does not run: the client finds out by itself.
            reset(client);
        }
    }

    private void pump(Socket from, Socket to, AtomicLong count) {
        byte[] buffer = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                count.addAndGet(read);
            }
        } catch (IOException e) {
            // One of the ends, or the other pump, has closed it.
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already.
            return;
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
