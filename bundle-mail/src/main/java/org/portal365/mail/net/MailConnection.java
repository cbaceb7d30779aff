package org.portal365.mail.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.http.OutboundTls;
import org.portal365.m365.http.Peer;

/**
 * One connection to a mail server: plain at first, TLS from {@link #startTls()} on. Reads give up after a time of
 * silence. On a channel, so that it can wait among thousands on one selector.
 */
public final class MailConnection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration WRITE = Duration.ofSeconds(60);
    private static final int BUFFER = 32 * 1024;

    private final OutboundTls ways;
    private final Peer peer;
    private final SocketChannel channel;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private @Nullable TlsLayer tls;
    private int position;
    private int limit;

    private MailConnection(OutboundTls ways, Peer peer, SocketChannel channel) {
        this.ways = ways;
        this.peer = peer;
        this.channel = channel;
    }

    /** Connects; nothing has been said yet. */
    public static MailConnection open(OutboundTls ways, Peer peer) throws IOException {
        return open(ways, peer, SILENCE);
    }

    /**
     * Connects; nothing has been said yet.
     *
     * @param silence how long the server may say nothing where something is due
     */
    public static MailConnection open(OutboundTls ways, Peer peer, Duration silence) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(ways.address(peer), (int) CONNECT.toMillis());
            channel.socket().setTcpNoDelay(true);
            channel.socket().setSoTimeout((int) silence.toMillis());
            return new MailConnection(ways, peer, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Goes over to TLS, with the certificate checked for the peer's name.
     *
     * @throws SSLException when something came before TLS that was not asked for: somebody on the way may have put it in
     */
    public void startTls() throws IOException {
        if (position < limit) {
            throw new SSLException("the server spoke before TLS was begun");
        }
        tls = TlsLayer.begin(ways.trust(peer), peer, channel);
    }

    /** Sets how long the server may say nothing where something is due; gives what it was. */
    public Duration silence(Duration next) throws IOException {
        Duration before = Duration.ofMillis(channel.socket().getSoTimeout());
        channel.socket().setSoTimeout((int) next.toMillis());
        return before;
    }

    public boolean secure() {
        return tls != null;
    }

    /** The next byte, 0 to 255. */
    public int read() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xFF;
    }

    private void fill() throws IOException {
        position = 0;
        limit = 0;
        if (tls != null) {
            limit = tls.read(buffer);
        } else {
            limit = channel.socket().getInputStream().read(buffer);
        }
        if (limit < 0) {
            limit = 0;
            throw new EOFException("the server has closed the connection");
        }
    }

    /** The next bytes, so many of them; must be read to the end before anything else is. */
    public InputStream limited(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    return -1;
                }
                left--;
                return MailConnection.this.read();
            }

            @Override
            public int read(byte[] into, int offset, int wanted) throws IOException {
                if (left == 0) {
                    return -1;
                }
                if (position == limit) {
                    fill();
                }
                int count = (int) Math.min(Math.min(wanted, limit - position), left);
                System.arraycopy(buffer, position, into, offset, count);
                position += count;
                left -= count;
                return count;
            }
        };
    }

    /** Collects what is to be sent. */
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                unsent.write(one);
                sendFull();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                unsent.write(bytes, offset, length);
                sendFull();
            }

            @Override
            public void flush() throws IOException {
                send();
            }
        };
    }

    private void sendFull() throws IOException {
        if (unsent.size() >= BUFFER) {
            send();
        }
    }

    private void send() throws IOException {
        if (unsent.size() == 0) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(unsent.toByteArray());
        unsent.reset();
        Future<?> watch = Watchdog.over(channel, WRITE);
        try {
            if (tls != null) {
                tls.write(bytes);
            } else {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } finally {
            watch.cancel(false);
        }
    }

    /** For a selector; nothing may be read or written while the channel does not block. */
    public SocketChannel channel() {
        return channel;
    }

    /** Whether something that came already has not been read yet. */
    public boolean unread() {
        return position < limit || (tls != null && tls.unread());
    }

    public boolean open() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed enough.
            return;
        }
    }
}
