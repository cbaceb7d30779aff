package org.portal365.mail.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.portal365.m365.http.Peer;

/** TLS 1.2 or newer over a channel (JSSE reference guide, SSLEngine). */
final class TlsLayer {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLEngine engine;
    private final SocketChannel channel;
    private final ByteBuffer wireIn;
    private final ByteBuffer wireOut;
    private ByteBuffer clear;

    private TlsLayer(SSLEngine engine, SocketChannel channel) {
        this.engine = engine;
        this.channel = channel;
        this.wireIn = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.wireOut = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.clear = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())
                .flip();
    }

    static TlsLayer begin(SSLContext trust, Peer peer, SocketChannel channel) throws IOException {
        SSLEngine engine = trust.createSSLEngine(peer.host(), peer.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(PROTOCOLS);
        engine.setSSLParameters(parameters);
        TlsLayer layer = new TlsLayer(engine, channel);
        engine.beginHandshake();
        layer.handshake();
        return layer;
    }

    private void handshake() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> tasks();
                case NEED_WRAP -> wrap(ByteBuffer.allocate(0));
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!unwrap()) {
                        throw new EOFException("the server has closed the connection during the TLS handshake");
                    }
                }
                default -> {
                    return;
                }
            }
        }
    }

    private void tasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void wrap(ByteBuffer bytes) throws IOException {
        wireOut.clear();
        SSLEngineResult result = engine.wrap(bytes, wireOut);
        wireOut.flip();
        while (wireOut.hasRemaining()) {
            channel.write(wireOut);
        }
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new SSLException("TLS is closed");
        }
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            wrap(bytes);
        }
    }

    /** Bytes read, or -1 at the end. */
    int read(byte[] into) throws IOException {
        while (!clear.hasRemaining()) {
            if (!unwrap()) {
                return -1;
            }
            handshake();
        }
        int count = Math.min(into.length, clear.remaining());
        clear.get(into, 0, count);
        return count;
    }

    boolean unread() {
        return clear.hasRemaining() || wireIn.position() > 0;
    }

    /** Takes one record; false at the end. */
    private boolean unwrap() throws IOException {
        clear.compact();
        try {
            while (true) {
                wireIn.flip();
                SSLEngineResult result = engine.unwrap(wireIn, clear);
                wireIn.compact();
                switch (result.getStatus()) {
                    case OK -> {
                        if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                            tasks();
                        }
                        return true;
                    }
                    case BUFFER_OVERFLOW -> {
                        ByteBuffer larger = ByteBuffer.allocate(clear.capacity() * 2);
                        larger.put(clear.flip());
                        clear = larger;
                    }
                    case CLOSED -> {
                        return false;
                    }
                    default -> {
                        if (!receive()) {
                            return false;
                        }
                    }
                }
            }
        } finally {
            clear.flip();
        }
    }

    private boolean receive() throws IOException {
        InputStream in = channel.socket().getInputStream();
        int count = in.read(wireIn.array(), wireIn.position(), wireIn.remaining());
        if (count > 0) {
            wireIn.position(wireIn.position() + count);
        }
        return count >= 0;
    }
}
