package org.portal365.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portal365.api.mail.Mailbox;
import org.portal365.itests.mail.LocalDovecot;
import org.portal365.itests.mail.MailServers;
import org.portal365.itests.mail.Maildir;

/** M26: malformed and huge messages, read through a real server in a process with 64 MB, hold up nothing. */
@Timeout(240)
class OddMessagesIT {
    private static final int ODD = 1_000;
    private static final long HUGE = 150L << 20;
    private static final String MEMORY = "-Xmx64m";

    @Test
    void m26Case169Case170Case171OddAndHugeMessagesHoldUpNothing() throws Exception {
        MailServers servers = MailServers.shared();
        LocalDovecot dovecot = servers.exchange();
        Maildir inbox = dovecot.mailbox("odd@example.test", "INBOX");
        Path folder = MailServers.scratch("odd");
        try {
            Path parsed = Files.createDirectory(folder.resolve("messages"));
            List<byte[]> odd = OddMessages.some(ODD);
            for (int i = 0; i < ODD; i++) {
                inbox.add(i + 1, odd.get(i), Instant.ofEpochSecond(1_790_000_000L + i));
                Files.write(parsed.resolve(Integer.toString(i)), odd.get(i));
            }
            inbox.add(ODD + 1, attachments(), Instant.ofEpochSecond(1_790_100_000L));
            Files.write(parsed.resolve("attachments"), attachments());
            inbox.add(
                    ODD + 2,
                    "Subject: small\r\n\r\ngood\r\n".getBytes(US_ASCII),
                    Instant.ofEpochSecond(1_790_200_000L));
            huge(folder.resolve("huge"));
            inbox.add(ODD + 3, folder.resolve("huge"), Instant.ofEpochSecond(1_790_300_000L));
            long slowest = parse(parsed);
            assertThat(slowest).as("milliseconds for the slowest").isLessThan(2_000);
            Path kept = Files.createDirectory(folder.resolve("engine"));
            Engine.Place place = new Engine.Place(
                    servers.certificate(),
                    servers.keys(),
                    dovecot.imaps(),
                    servers.postfix().submission());
            read(kept, place);
            check(kept, place);
            Path figures = Files.createDirectories(Path.of("target/figures"));
            Files.writeString(
                    figures.resolve("odd-messages.txt"),
                    "odd mail: " + ODD
                            + " malformed messages, one of 5,000 attachments and one of 150 MB read from Dovecot"
                            + " with 64 MB of heap: 0 missing, slowest taken apart in " + slowest + " ms\n");
        } finally {
            MailServers.delete(folder);
        }
    }

    private static byte[] attachments() {
        StringBuilder text = new StringBuilder(
                "Subject: five thousand\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("--b\r\nContent-Type: application/pdf; name=a")
                    .append(i)
                    .append(".pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8=\r\n");
        }
        return text.append("--b--\r\n").toString().getBytes(US_ASCII);
    }

    private static void huge(Path file) throws IOException {
        String line = "QUJD".repeat(19) + "\r\n";
        try (BufferedWriter out = Files.newBufferedWriter(file, US_ASCII)) {
            out.write("Subject: huge\r\nMIME-Version: 1.0\r\nContent-Type: application/zip; name=a.zip\r\n"
                    + "Content-Transfer-Encoding: base64\r\n\r\n");
            for (long size = 0; size < HUGE; size += line.length()) {
                out.write(line);
            }
        }
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(arguments);
        Path target = Files.createDirectories(Path.of("target"));
        return new ProcessBuilder(command)
                .redirectError(target.resolve("odd-messages.log").toFile())
                .start();
    }

    private static long parse(Path messages) throws Exception {
        Process process = start(List.of(ParseProcess.class.getName(), messages.toString()));
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String line = String.valueOf(said.readLine());
            Matcher matcher = Pattern.compile("parsed (\\d+) slowest (\\d+)").matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            assertThat(matcher.group(1)).isEqualTo(Integer.toString(ODD + 1));
            return Long.parseLong(matcher.group(2));
        } finally {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Until all is there, in the small process. */
    private static void read(Path folder, Engine.Place place) throws Exception {
        Process process = start(List.of(
                EngineProcess.class.getName(),
                folder.toString(),
                place.certificate().toString(),
                place.keys().toString(),
                String.valueOf(place.imap()),
                String.valueOf(place.smtp()),
                "0",
                "odd",
                "1",
                "0"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String wanted = "read " + (ODD + 3) + " ";
            String line = "";
            while (!line.startsWith(wanted)) {
                line = said.readLine();
                assertThat(line)
                        .as("the process has come to its end, see target/odd-messages.log")
                        .isNotNull();
                assertThat(System.nanoTime() - end).as(line).isNegative();
            }
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void check(Path folder, Engine.Place place) {
        Engine.Place nowhere = new Engine.Place(place.certificate(), place.keys(), 1, 1);
        try (Engine engine = new Engine(folder, nowhere, Engine.settings(), Duration.ZERO)) {
            Mailbox box = engine.mailboxes().of(Engine.actor("odd").user()).get(0);
            List<Engine.Kept> kept = engine.kept(box);
            assertThat(kept.stream().map(Engine.Kept::uid))
                    .doesNotHaveDuplicates()
                    .hasSize(ODD + 3);
            assertThat(kept.stream().map(Engine.Kept::subject)).contains("small", "five thousand", "huge");
            assertThat(kept.stream().filter(one -> one.subject().equals("huge")))
                    .singleElement()
                    .satisfies(one -> assertThat(one.blob().size()).isGreaterThan(HUGE));
            assertThat(kept.stream().filter(one -> one.subject().contains("unreadable")))
                    .as("the server could hand over each")
                    .isEmpty();
        }
    }
}
