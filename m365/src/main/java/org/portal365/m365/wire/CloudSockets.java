package org.portal365.m365.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that send at once (RFC 9293, 3.7.4): OkHttp leaves Nagle's algorithm on, and the end of a request then waits until
 * what is before it was acknowledged, 40 ms at a server that does that late. And they read ahead: TLS reads head and body
 * of each record apart, which are three calls of the system for 16 KiB.
 */
final class CloudSockets extends SocketFactory {
    private static final int BUFFER = 64 * 1024;

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Ahead();
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    private static final class Ahead extends Socket {
        private @Nullable InputStream in;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            InputStream there = in;
            if (there == null) {
                there = new BufferedInputStream(super.getInputStream(), BUFFER);
                in = there;
            }
            return there;
        }
    }
}
