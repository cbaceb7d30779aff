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
    private static final long RECEIVED = 1_790_000_000L;
    private static final List<String> SMALL = List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError");

    private final MailServers servers = MailServers.shared();
    private final LocalDovecot dovecot = servers.exchange();

    @Test
    void m26Case169Case170Case171OddAndHugeMessagesHoldUpNothing() throws Exception {
        Maildir inbox = dovecot.mailbox("odd@example.test", "INBOX");
        Path folder = MailServers.scratch("odd");
        try {
            Path messages = Files.createDirectory(folder.resolve("messages"));
            fill(inbox, messages);
            huge(folder.resolve("huge"));
            inbox.add(ODD + 2, folder.resolve("huge"), Instant.ofEpochSecond(RECEIVED + ODD + 2));
            inbox.add(
                    ODD + 3,
                    "Subject: small\r\n\r\ngood\r\n".getBytes(US_ASCII),
                    Instant.ofEpochSecond(RECEIVED + ODD + 3));
            long slowest = parse(messages);
            assertThat(slowest).as("milliseconds for the slowest").isLessThan(2_000);
            Engine.Place place = new Engine.Place(
                    servers.certificate(),
                    servers.keys(),
                    dovecot.imaps(),
                    servers.postfix().submission());
            Path kept = Files.createDirectory(folder.resolve("engine"));
            try (ChildEngine child = ChildEngine.start(SMALL, kept, place, new ChildEngine.Life("odd", 0, 1, 0))) {
                child.until(() -> child.read() == ODD + 3, Duration.ofMinutes(2));
            }
            check(kept, place);
            figure(slowest);
        } finally {
            MailServers.delete(folder);
        }
    }

    private static void fill(Maildir inbox, Path messages) throws IOException {
        for (int i = 1; i <= ODD + 1; i++) {
            byte[] message = i <= ODD ? OddMessages.of(i) : attachments();
            inbox.add(i, message, Instant.ofEpochSecond(RECEIVED + i));
            Path unused = Files.write(messages.resolve(Integer.toString(i)), message);
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
            out.write("Subject: huge\r\nMIME-Version: 1.0\r\n");
            out.write("Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n");
            for (long size = 0; size < HUGE; size += line.length()) {
                out.write(line);
            }
        }
    }

    /** Takes them apart without a server; milliseconds for the slowest. */
    private static long parse(Path messages) throws Exception {
        Process process =
                ChildEngine.java(Path.of("target/odd-parse.log"), SMALL, ParseProcess.class, messages.toString());
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

    private static void check(Path folder, Engine.Place place) {
        Engine.Place nowhere = new Engine.Place(place.certificate(), place.keys(), 1, 1);
        try (Engine engine = new Engine(folder, nowhere, Engine.settings())) {
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

    private static void figure(long slowest) throws IOException {
        Path figures = Files.createDirectories(Path.of("target/figures"));
        Files.writeString(
                figures.resolve("odd-messages.txt"),
                "odd mail: " + ODD + " malformed messages, one of 5,000 attachments and one of 150 MB read from Dovecot"
                        + " with 64 MB of heap: 0 missing, slowest taken apart in " + slowest + " ms\n");
    }
}
