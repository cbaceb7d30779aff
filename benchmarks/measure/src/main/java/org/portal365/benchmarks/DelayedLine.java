package org.portal365.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A proxy (CONNECT), or the way to one server, through which every byte comes later, and as many at a time as without it:
 * a line that is long, not narrow.
 */
final class DelayedLine implements AutoCloseable {
    private static final int PIECE = 64 * 1024;
    /** More than is ever under way in the time of the delay. */
    private static final int PIECES = 4_096;

    private final ServerSocket server;
    private final long delayNanos;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Some bytes and when they arrive; none: the end. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Piece(byte[] bytes, long at) {}

    /** @param delayMillis each way half of it */
    DelayedLine(int delayMillis) throws IOException {
        this(delayMillis, 0);
    }

    /** @param target port of this machine to which all of it goes; 0 for a proxy */
    DelayedLine(int delayMillis, int target) throws IOException {
        this.target = target;
        delayNanos = delayMillis * 1_000_000L / 2;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
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
        try {
            client.setTcpNoDelay(true);
            int to = target == 0 ? asked(client) : target;
            Socket remote = new Socket(InetAddress.getLoopbackAddress(), to);
            remote.setTcpNoDelay(true);
            if (target == 0) {
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            pipe(client, remote);
            pipe(remote, client);
        } catch (IOException | RuntimeException e) {
            close(client);
        }
    }

    private static int asked(Socket client) throws IOException {
        String place = header(client.getInputStream()).split(" ", -1)[1];
        return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    }

    private static String header(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private void pipe(Socket from, Socket to) {
        BlockingQueue<Piece> way = new ArrayBlockingQueue<>(PIECES);
        threads.execute(() -> read(from, way));
        threads.execute(() -> write(way, to));
    }

    private void read(Socket from, BlockingQueue<Piece> way) {
        byte[] buffer = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                way.put(new Piece(Arrays.copyOf(buffer, count), System.nanoTime() + delayNanos));
            }
        } catch (IOException e) {
            close(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            var unused = way.offer(new Piece(new byte[0], System.nanoTime()));
        }
    }

    private static void write(BlockingQueue<Piece> way, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            for (Piece piece = way.take(); piece.bytes().length > 0; piece = way.take()) {
                for (long left = piece.at() - System.nanoTime(); left > 0; left = piece.at() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(piece.bytes());
            }
            to.shutdownOutput();
        } catch (IOException e) {
            close(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed already.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
