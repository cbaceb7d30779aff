package org.portal365.reference.jetty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Case 88: callers who send a byte now and then. */
class HeaderDeadlineTest {
    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final Duration RHYTHM = Duration.ofMillis(50);
    private static final String GOOD = "GET /good HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Counting());
        connector.addBean(new HeaderDeadline(connector.getScheduler(), PATIENCE, RHYTHM));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void case088HeadersByDripsAreGivenUp() throws IOException {
        assertThat(dripped("", "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(100)))
                .isTrue();
    }

    @Test
    void case088SoAreEmptyLinesThatNeverBecomeARequest() throws IOException {
        assertThat(dripped("", "\r\n".repeat(60))).isTrue();
    }

    @Test
    void case088SoIsTheSecondRequestOfAConnection() throws IOException {
        assertThat(dripped(GOOD, "GET / HTTP/1.1\r\nX: " + "a".repeat(100))).isTrue();
    }

    @Test
    void aBodyMayTakeItsTime() throws IOException {
        String head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60\r\n\r\n";
        try (Socket socket = connect()) {
            send(socket, head);
            assertThat(drip(socket, "b".repeat(60))).isFalse();
            assertThat(answer(socket)).contains("200", "60 bytes");
        }
    }

    @Test
    void aConnectionThatRestsBetweenRequestsIsKept() throws Exception {
        try (Socket socket = connect()) {
            send(socket, GOOD);
            assertThat(answer(socket)).contains("0 bytes");
            Thread.sleep(PATIENCE.toMillis() * 2);
            send(socket, GOOD);
            assertThat(answer(socket)).contains("0 bytes");
        }
    }

    @Test
    void oneRequestAfterTheOtherIsNoSlowRequest() throws Exception {
        try (Socket socket = connect()) {
            long end = System.nanoTime() + PATIENCE.toNanos() * 3;
            while (System.nanoTime() < end) {
                send(socket, GOOD.substring(0, 20));
                Thread.sleep(RHYTHM.toMillis());
                send(socket, GOOD.substring(20));
                assertThat(answer(socket)).contains("0 bytes");
            }
        }
    }

    private boolean dripped(String first, String drips) throws IOException {
        try (Socket socket = connect()) {
            if (!first.isEmpty()) {
                send(socket, first);
                assertThat(answer(socket)).contains("0 bytes");
            }
            return drip(socket, drips);
        }
    }

    /** Sends a byte every 25 ms; whether the other side gave it up before the last. */
    private static boolean drip(Socket socket, String text) throws IOException {
        socket.setSoTimeout(25);
        for (int i = 0; i < text.length(); i++) {
            try {
                socket.getOutputStream().write(text.charAt(i));
                if (i + 1 < text.length() && socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException still) {
                // open; that was the pause
            } catch (SocketException reset) {
                return true;
            }
        }
        return false;
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), connector.getLocalPort());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(5_000);
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf(" bytes.") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("closed after " + text);
            }
            text.append((char) read);
        }
        return text.toString();
    }

    /** Reads the body and tells its length. */
    private static final class Counting extends AbstractHandler {
        @Override
        public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            long length = request.getInputStream().transferTo(OutputStream.nullOutputStream());
            base.setHandled(true);
            response.getWriter().write(length + " bytes.");
        }
    }
}
