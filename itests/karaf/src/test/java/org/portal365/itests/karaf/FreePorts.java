package org.portal365.itests.karaf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Ports for servers of a test. */
final class FreePorts {
    private FreePorts() {}

    /** The first of so many ports in a row that nobody uses. */
    static int first(int count) throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            int first;
            try (ServerSocket any = new ServerSocket(0)) {
                first = any.getLocalPort();
            }
            if (IntStream.range(first, first + count).allMatch(FreePorts::free)) {
                return first;
            }
        }
        throw new IOException("no free ports");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
