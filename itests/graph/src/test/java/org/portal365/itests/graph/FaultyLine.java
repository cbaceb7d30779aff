package org.portal365.itests.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A proxy (CONNECT) for the lines to the sandbox that cuts them after so many bytes, lets them trickle, or swallows what
 * comes back. The bytes are those of TLS.
 */
public final class FaultyLine extends ProxySelector implements AutoCloseable {
    /** What happens to the lines to a port. */
    public enum Way {
        UP,
        DOWN
    }

    private static final long NO_END = Long.MAX_VALUE;

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong leftUp = new AtomicLong(NO_END);
    private final AtomicLong leftDown = new AtomicLong(NO_END);
    private volatile int port;
    private volatile long delayMillis;
    private volatile long trickleFrom = NO_END;
    private volatile Way trickleWay = Way.DOWN;

    public FaultyLine() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** The line to this port is cut once after so many more bytes that way. */
    public void cut(int toPort, Way way, long bytes) {
        heal();
        port = toPort;
        (way == Way.UP ? leftUp : leftDown).set(bytes);
    }

    /** After so many bytes that way, one byte comes every 200 milliseconds. */
    public void trickle(int toPort, Way way, long after) {
        heal();
        port = toPort;
        trickleWay = way;
        trickleFrom = after;
    }

    public void heal() {
        leftUp.set(NO_END);
        leftDown.set(NO_END);
        trickleFrom = NO_END;
    }

    /** Each piece that comes back comes so much later. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** Ends every line there is, so that the next call makes a new one. */
    public void hangUp() {
        open.forEach(FaultyLine::close);
    }

    /** Lines that are open now. */
    public int lines() {
        return open.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            String target = header(client.getInputStream()).split(" ", -1)[1];
            int to = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
            Socket remote = new Socket(InetAddress.getLoopbackAddress(), to);
            open.add(remote);
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            threads.execute(() -> pump(client, remote, Way.UP, to));
            pump(remote, client, Way.DOWN, to);
        } catch (IOException | RuntimeException e) {
            close(client);
        }
    }

    private static String header(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private void pump(Socket from, Socket to, Way way, int toPort) {
        byte[] buffer = new byte[16 * 1024];
        long moved = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (way == Way.DOWN && delayMillis > 0) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
                }
                int allowed = allowed(way, toPort, count);
                if (toPort == port && way == trickleWay && moved + allowed > trickleFrom) {
                    trickle(out, buffer, allowed);
                } else {
                    out.write(buffer, 0, allowed);
                }
                moved += allowed;
                if (allowed < count) {
                    break;
                }
            }
        } catch (IOException e) {
            // The other pump has closed the line, or one of the ends has.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private int allowed(Way way, int toPort, int count) {
        AtomicLong left = way == Way.UP ? leftUp : leftDown;
        if (toPort != port || left.get() == NO_END) {
            return count;
        }
        long rest = left.getAndAdd(-count);
        if (rest >= count) {
            return count;
        }
        left.set(NO_END);
        return (int) Math.max(0, rest);
    }

    private void trickle(OutputStream out, byte[] buffer, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.write(buffer[i]);
            out.flush();
            if (trickleFrom != NO_END) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private static void close(Socket socket) {
        try {
            // With a reset, as a line that breaks has no polite end.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(new Proxy(
                Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // The caller sees it.
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
