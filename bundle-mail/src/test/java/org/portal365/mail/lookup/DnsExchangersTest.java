package org.portal365.mail.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** M03: mail exchangers asked of a name server, which may be silent. */
@Timeout(30)
class DnsExchangersTest {
    /** A name server with two MX records for whatever it is asked (RFC 1035, 4.1). */
    private static DatagramSocket server(boolean silent) throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(socket, silent), "fake-dns");
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    private static void serve(DatagramSocket socket, boolean silent) {
        try {
            while (true) {
                DatagramPacket asked = new DatagramPacket(new byte[512], 512);
                socket.receive(asked);
                if (!silent) {
                    byte[] answer = answer(Arrays.copyOf(asked.getData(), asked.getLength()));
                    socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // The test is over.
            return;
        }
    }

    private static byte[] answer(byte[] question) {
        int end = 12;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(question, 0, 2);
        out.writeBytes(new byte[] {(byte) 0x81, (byte) 0x80, 0, 1, 0, 2, 0, 0, 0, 0});
        out.write(question, 12, end + 5 - 12);
        record(out, 20, "second.example");
        record(out, 10, "first.mail.protection.outlook.com");
        return out.toByteArray();
    }

    private static void record(ByteArrayOutputStream out, int preference, String host) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[] {0, (byte) preference});
        for (String label : host.split("\\.", -1)) {
            data.write(label.length());
            data.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        data.write(0);
        out.writeBytes(new byte[] {(byte) 0xC0, 12, 0, 15, 0, 1, 0, 0, 0, 60, 0, (byte) data.size()});
        out.writeBytes(data.toByteArray());
    }

    @Test
    void m03AsksForTheMailExchangersBestFirst() throws IOException {
        try (DatagramSocket server = server(false)) {
            assertThat(new DnsExchangers("dns://127.0.0.1:" + server.getLocalPort()).of("contoso.example"))
                    .containsExactly("first.mail.protection.outlook.com", "second.example");
        }
    }

    @Test
    void m03WithoutAnAnswerThereAreNoneAfterShortTime() throws IOException {
        try (DatagramSocket server = server(true)) {
            long begun = System.nanoTime();
            assertThat(new DnsExchangers("dns://127.0.0.1:" + server.getLocalPort()).of("contoso.example"))
                    .isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }
}
