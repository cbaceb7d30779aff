package org.portal365.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portal365.api.mail.Mailbox;
import org.portal365.itests.mail.BrokenLine;
import org.portal365.itests.mail.LocalDovecot;
import org.portal365.itests.mail.MailServers;
import org.portal365.itests.mail.Maildir;
import org.portal365.mail.ChildEngine.Life;

/**
 * M21, M22: the engine in a process of its own is killed while it reads a mailbox and sends from it. Most kills hit both:
 * messages are still to be read and messages are still to be sent.
 */
class KilledMailIT {
    private static final int KILLS = Boolean.getBoolean("full") ? 120 : 15;
    /** For what is left after the last kill, which grows with their number. */
    private static final Duration LAST = Duration.ofMinutes(Boolean.getBoolean("full") ? 15 : 4);

    private static final int EACH = 12;
    /** So many messages are there to be read, and as many come whenever a quick machine has read them all. */
    private static final int OLD = KILLS * 200;

    private static final String USER = "killed";
    private static final String ADDRESS = USER + "@example.test";
    /** A clock that is so many seconds later finds the leases of the dead ended. */
    private static final int SHIFT = 31;

    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-Xmx128m");

    private final MailServers servers = MailServers.shared();
    private final LocalDovecot dovecot = servers.exchange();
    private final Random random = new Random(186);
    private int old;
    private int lives;
    private int whileReading;
    private int whileSending;
    private int found;

    @Test
    @Timeout(2_400)
    void m21M22Case172Case185Case186NothingIsLostOrDoubledWheneverItIsKilled() throws Exception {
        Maildir inbox = dovecot.mailbox(ADDRESS, "INBOX");
        Maildir sent = dovecot.mailbox(ADDRESS, "Sent");
        more(inbox);
        Path folder = MailServers.scratch("killed");
        try (BrokenLine imap = new BrokenLine(dovecot.imaps(), 1);
                BrokenLine smtp = new BrokenLine(servers.postfix().submission(), 2)) {
            // Far servers: there is always something under way.
            imap.delay(5);
            smtp.delay(20);
            Engine.Place place = new Engine.Place(servers.certificate(), servers.keys(), imap.port(), smtp.port());
            while ((whileReading < KILLS || whileSending < KILLS) && lives < 2 * KILLS) {
                killed(folder, place, inbox);
            }
            imap.delay(0);
            smtp.delay(0);
            try (ChildEngine child = live(folder, place, 1)) {
                child.handedOver();
                // What the server has taken it delivers by and by.
                child.until(
                        () -> child.open() == 0
                                && inbox.size() >= old + lives * EACH
                                && child.read() == inbox.size() + sent.size(),
                        LAST);
            }
            assertThat(whileReading).as("kills while reading").isGreaterThanOrEqualTo(KILLS);
            assertThat(whileSending).as("kills while sending").isGreaterThanOrEqualTo(KILLS);
            check(folder, place, inbox, sent);
        } finally {
            MailServers.delete(folder);
        }
    }

    private void more(Maildir inbox) throws IOException {
        for (int end = old + OLD; old < end; ) {
            old++;
            inbox.add(old, message(old), Instant.ofEpochSecond(1_790_000_000L + old));
        }
    }

    private static byte[] message(int number) {
        return ("Message-ID: <" + number + "@killed.test>\r\nFrom: Boris <boris@example.test>\r\nSubject: Old " + number
                        + "\r\n\r\n" + "A line.\r\n".repeat(number % 50))
                .getBytes(UTF_8);
    }

    private ChildEngine live(Path folder, Engine.Place place, int first) throws IOException {
        lives++;
        ChildEngine child =
                ChildEngine.start(QUICK_START, folder, place, new Life(USER, lives * SHIFT, first, lives * EACH));
        found += child.ready();
        return child;
    }

    /** Also in the midst of handing over: handed over again, it is the same message. */
    private void killed(Path folder, Engine.Place place, Maildir inbox) throws IOException {
        boolean all;
        try (ChildEngine child = live(folder, place, Math.max(1, (lives - 1) * EACH + 1))) {
            child.listen(Duration.ofMillis(200 + random.nextInt(1_600)));
            all = child.read() >= old;
            whileReading += all ? 0 : 1;
            whileSending += child.open() > 0 ? 1 : 0;
        }
        if (all) {
            more(inbox);
        }
    }

    private void check(Path folder, Engine.Place place, Maildir inbox, Maildir sent) throws IOException {
        int messages = lives * EACH;
        Map<String, Integer> there = inbox.messageIds();
        assertThat(there.size()).as("every message arrived").isEqualTo(old + messages);
        Map<String, Integer> twice = there.entrySet().stream()
                .filter(one -> one.getValue() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Engine.Place nowhere = new Engine.Place(place.certificate(), place.keys(), 1, 1);
        try (Engine engine = new Engine(folder, nowhere, Engine.settings())) {
            Mailbox box = engine.mailboxes().of(Engine.actor(USER).user()).get(0);
            Map<String, Map<String, Integer>> here = engine.kept(box).stream()
                    .collect(Collectors.groupingBy(
                            Engine.Kept::folder,
                            Collectors.groupingBy(Engine.Kept::messageId, Collectors.summingInt(one -> 1))));
            assertThat(differences(here.getOrDefault("INBOX", Map.of()), there))
                    .as("in the portal as on the server")
                    .isEmpty();
            assertThat(differences(here.getOrDefault("Sent", Map.of()), sent.messageIds()))
                    .isEmpty();
            List<String> ids = engine.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "select message_id from mailengine_outgoing where stage = 'SENT'")
                            .mapTo(String.class)
                            .list());
            assertThat(ids)
                    .as("each draft became one message")
                    .hasSize(messages)
                    .doesNotHaveDuplicates();
            assertThat(ids).as("a second copy has the Message-ID of the first").containsAll(twice.keySet());
        }
        assertThat(twice.size()).as("only what was found in the middle").isLessThanOrEqualTo(found);
        figure(messages, twice.size());
    }

    private static Set<Map.Entry<String, Integer>> differences(Map<String, Integer> here, Map<String, Integer> there) {
        Set<Map.Entry<String, Integer>> all = new HashSet<>(here.entrySet());
        all.addAll(there.entrySet());
        all.removeIf(one ->
                one.getValue().equals(here.get(one.getKey())) && one.getValue().equals(there.get(one.getKey())));
        return all;
    }

    private void figure(int messages, int twice) throws IOException {
        Path figures = Files.createDirectories(Path.of("target/figures"));
        Files.writeString(
                figures.resolve("killed-mail.txt"),
                "kill -9 of mail: " + (lives - 1) + " kills, " + whileReading + " while reading and " + whileSending
                        + " while sending, " + old + " messages read and " + messages + " sent: 0 lost, " + found
                        + " with unknown outcome, " + twice + " of these sent twice under the same Message-ID\n");
    }
}
