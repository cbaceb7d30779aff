package org.portal365.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portal365.api.mail.Mailbox;
import org.portal365.itests.mail.BrokenLine;
import org.portal365.itests.mail.LocalDovecot;
import org.portal365.itests.mail.MailServers;
import org.portal365.itests.mail.Maildir;

/**
 * M21, M22: the engine in a process of its own is killed while it reads a mailbox and sends from it. Each kill hits both:
 * messages are still to be read and messages are still to be sent.
 */
class KilledMailIT {
    private static final int KILLS = Boolean.getBoolean("full") ? 120 : 15;
    private static final int EACH = 12;
    private static final int OLD = KILLS * 400;
    private static final String USER = "killed";
    private static final String ADDRESS = USER + "@example.test";
    /** A clock that is so much later finds the leases of the dead ended. */
    private static final int SHIFT = 31;

    private static final Pattern REPORT = Pattern.compile("read (\\d+) open (\\d+) state (\\w+)");

    private final Random random = new Random(186);
    private int read;
    private int open;
    private int both;
    private int found;

    @Test
    @Timeout(1_200)
    void m21M22Case172Case185Case186NothingIsLostOrDoubledWheneverItIsKilled() throws Exception {
        MailServers servers = MailServers.shared();
        LocalDovecot dovecot = servers.exchange();
        Maildir inbox = dovecot.mailbox(ADDRESS, "INBOX");
        for (int i = 1; i <= OLD; i++) {
            inbox.add(i, message(i), Instant.ofEpochSecond(1_790_000_000L + i));
        }
        Path folder = MailServers.scratch("killed");
        try (BrokenLine imap = new BrokenLine(dovecot.imaps(), 1);
                BrokenLine smtp = new BrokenLine(servers.postfix().submission(), 2)) {
            // Far servers: there is always something under way.
            imap.delay(10);
            smtp.delay(20);
            Engine.Place place = new Engine.Place(servers.certificate(), servers.keys(), imap.port(), smtp.port());
            for (int kill = 1; kill <= KILLS; kill++) {
                try (Child child = new Child(folder, place, kill, kill)) {
                    child.until("ready");
                    child.watch(Duration.ofMillis(100 + random.nextInt(700)));
                }
                both += read < OLD && open > 0 ? 1 : 0;
            }
            imap.delay(0);
            smtp.delay(0);
            try (Child child = new Child(folder, place, KILLS + 1, 0)) {
                child.until("handed over");
                Maildir sent = dovecot.mailbox(ADDRESS, "Sent");
                child.finish(() -> inbox.size() + sent.size());
            }
            check(folder, place, inbox, dovecot.mailbox(ADDRESS, "Sent"));
        } finally {
            MailServers.delete(folder);
        }
    }

    private static byte[] message(int number) {
        return ("Message-ID: <" + number + "@killed.test>\r\nFrom: Boris <boris@example.test>\r\nSubject: Old " + number
                        + "\r\n\r\n" + "A line.\r\n".repeat(number % 50))
                .getBytes(UTF_8);
    }

    private void check(Path folder, Engine.Place place, Maildir inbox, Maildir sent) throws IOException {
        int messages = KILLS * EACH;
        Map<String, Integer> there = inbox.messageIds();
        assertThat(there).as("every message arrived").hasSize(OLD + messages);
        Map<String, Integer> twice = there.entrySet().stream()
                .filter(one -> one.getValue() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Engine.Place nowhere = new Engine.Place(place.certificate(), place.keys(), 1, 1);
        try (Engine engine = new Engine(folder, nowhere, Engine.settings(), Duration.ZERO)) {
            Mailbox box = engine.mailboxes().of(Engine.actor(USER).user()).get(0);
            Map<String, Map<String, Long>> here = engine.kept(box).stream()
                    .collect(Collectors.groupingBy(
                            Engine.Kept::folder, Collectors.groupingBy(Engine.Kept::messageId, Collectors.counting())));
            assertThat(counts(here.getOrDefault("INBOX", Map.of())))
                    .as("in the portal as on the server")
                    .isEqualTo(there);
            assertThat(counts(here.getOrDefault("Sent", Map.of()))).isEqualTo(sent.messageIds());
            List<String> stages = engine.jdbi()
                    .withHandle(handle -> handle.createQuery("select distinct stage from mailengine_outgoing")
                            .mapTo(String.class)
                            .list());
            assertThat(stages).containsExactly("SENT");
            List<String> ids = engine.jdbi()
                    .withHandle(handle -> handle.createQuery("select message_id from mailengine_outgoing")
                            .mapTo(String.class)
                            .list());
            assertThat(ids)
                    .as("each draft became one message")
                    .hasSize(messages)
                    .doesNotHaveDuplicates();
            assertThat(ids).as("a second copy has the Message-ID of the first").containsAll(twice.keySet());
        }
        assertThat(twice.size()).as("only what was found in the middle").isLessThanOrEqualTo(found);
        assertThat(both).as("kills that hit reading and sending").isGreaterThan(KILLS * 2 / 3);
        figure(messages, twice.size());
    }

    private static Map<String, Integer> counts(Map<String, Long> counted) {
        return counted.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().intValue()));
    }

    private void figure(int messages, int twice) throws IOException {
        Path figures = Files.createDirectories(Path.of("target/figures"));
        Files.writeString(
                figures.resolve("killed-mail.txt"),
                "kill -9 while mail is read and sent: " + KILLS + " kills, " + both + " of them at both, " + OLD
                        + " messages read and " + messages + " sent: 0 lost, " + found + " with unknown outcome, "
                        + twice
                        + " of these sent twice under the same Message-ID\n");
    }

    /** One life of the engine. */
    private final class Child implements AutoCloseable {
        private final Process process;
        private final BufferedReader said;
        private final BufferedWriter commands;

        Child(Path folder, Engine.Place place, int life, int hand) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EngineProcess.class.getName(),
                            folder.toString(),
                            place.certificate().toString(),
                            place.keys().toString(),
                            String.valueOf(place.imap()),
                            String.valueOf(place.smtp()),
                            String.valueOf(life * SHIFT),
                            USER,
                            String.valueOf(Math.max(1, (hand - 1) * EACH + 1)),
                            String.valueOf(hand * EACH))
                    .redirectError(ProcessBuilder.Redirect.appendTo(Files.createDirectories(Path.of("target"))
                            .resolve("killed-mail.log")
                            .toFile()))
                    .start();
            said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
        }

        private String line() throws IOException {
            String line = said.readLine();
            if (line == null) {
                throw new IllegalStateException("the engine ended by itself, see target/killed-mail.log");
            }
            Matcher matcher = REPORT.matcher(line);
            if (matcher.matches()) {
                read = Integer.parseInt(matcher.group(1));
                open = Integer.parseInt(matcher.group(2));
            }
            if (line.startsWith("found ")) {
                found += Integer.parseInt(line.substring("found ".length()));
            }
            return line;
        }

        void until(String wanted) throws IOException {
            while (!line().equals(wanted)) {
                // Something else is reported.
                continue;
            }
        }

        /** Hears what it says for so long; then it is killed. */
        void watch(Duration time) throws IOException {
            until("handed over");
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() - end < 0) {
                if (said.ready()) {
                    String unused = line();
                } else {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                }
            }
        }

        /** Time passes for it until all is read and sent. */
        void finish(IntSupplier onServer) throws IOException {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            long next = 0;
            while (open > 0 || read < onServer.getAsInt()) {
                String unused = line();
                if (System.nanoTime() - next > 0) {
                    commands.write("later\n");
                    commands.flush();
                    next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(400);
                }
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError(
                            "read " + read + " of " + onServer.getAsInt() + ", " + open + " to be sent");
                }
            }
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    throw new IOException("it does not die");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
