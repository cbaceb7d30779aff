package org.portal365.sandbox.exchange;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** GreenMail's IMAP behind the certificate of the sandbox. */
final class ImapFront extends AbstractServer implements AutoCloseable {
    private static final long START_MILLIS = 10_000;

    private final SSLContext tls;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger loggedOut = new AtomicInteger();

    private ImapFront(ServerSetup setup, Managers managers, SSLContext tls) {
        super(setup, managers);
        this.tls = tls;
    }

    static ImapFront start(Managers managers, SSLContext tls, int port) {
        ImapFront front = new ImapFront(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP), managers, tls);
        front.startService();
        try {
            if (!front.waitTillRunning(START_MILLIS)) {
                throw new IllegalStateException("IMAP does not start on port " + port);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return front;
    }

    @Override
    protected ServerSocket openServerSocket() throws IOException {
        return tls.getServerSocketFactory()
                .createServerSocket(setup.getPort(), 200, InetAddress.getByName(setup.getBindAddress()));
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        clients.removeIf(Socket::isClosed);
        clients.add(client);
        begun.incrementAndGet();
        return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client) {
            @Override
            public void close() {
                // LOGOUT ends a session whose line is still there; whoever just went has closed it before.
                if (!client.isClosed()) {
                    loggedOut.incrementAndGet();
                }
                super.close();
            }
        };
    }

    /**
     * Sessions since the start.
     *
     * @param open at the moment
     * @param begun all there have been
     * @param loggedOut ended by LOGOUT
     */
    record Sessions(long open, int begun, int loggedOut) {}

    Sessions sessions() {
        long open = clients.stream().filter(client -> !client.isClosed()).count();
        return new Sessions(open, begun.get(), loggedOut.get());
    }

    /** Ends every session, without a word. */
    void hangUp() {
        for (Socket client : clients) {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        clients.clear();
    }

    @Override
    public void close() {
        stopService();
    }
}
