package org.portal365.itests.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Requests that no decent client sends, over a connection of their own. */
final class RawLine {
    private RawLine() {}

    /**
     * What came back.
     *
     * @param text all of it
     * @param closed whether the other side closed the connection
     */
    record Answer(String text, boolean closed) {
        /** 0 when there was none. */
        int status() {
            return text.matches("(?s)HTTP/1\\.[01] \\d{3} .*") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        /** How many requests were answered. */
        int answers() {
            return text.split("HTTP/1\\.[01] ", -1).length - 1;
        }
    }

    /** Sends and reads until the other side closes, or is silent for a moment. */
    static Answer send(int port, String request, int silenceMillis) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.setSoTimeout(silenceMillis);
            boolean closed = false;
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                byte[] buffer = new byte[8192];
                for (int read = socket.getInputStream().read(buffer);
                        read >= 0;
                        read = socket.getInputStream().read(buffer)) {
                    all.write(buffer, 0, read);
                }
                closed = true;
            } catch (SocketTimeoutException silent) {
                // It keeps the connection.
            } catch (SocketException reset) {
                closed = true;
            }
            return new Answer(all.toString(StandardCharsets.ISO_8859_1), closed);
        }
    }
}
