package org.portal365.sandbox.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** Listens for clients that hand in mail (RFC 6409). */
final class SubmissionServer implements AutoCloseable {
    private static final int SILENCE_MILLIS = 60_000;

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "exchange-submission");
        thread.setDaemon(true);
        return thread;
    });

    private SubmissionServer(ServerSocket socket) {
        this.socket = socket;
    }

    static SubmissionServer start(Submissions submissions, SSLContext tls, int port) {
        try {
            SubmissionServer server = new SubmissionServer(
                    new ServerSocket(port, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
            server.threads.execute(() -> server.accept(submissions, tls));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Submission does not start on port " + port, e);
        }
    }

    private void accept(Submissions submissions, SSLContext tls) {
        while (!socket.isClosed()) {
            welcome(submissions, tls);
        }
    }

    private void welcome(Submissions submissions, SSLContext tls) {
        try {
            Socket client = socket.accept();
            client.setTcpNoDelay(true);
            client.setSoTimeout(SILENCE_MILLIS);
            threads.execute(new SubmissionDialogue(submissions, tls, client));
        } catch (IOException e) {
            // Closed, or a client that went away at once.
            return;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
