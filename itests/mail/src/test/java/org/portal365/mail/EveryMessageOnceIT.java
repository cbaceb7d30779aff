package org.portal365.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxState;
import org.portal365.itests.mail.BrokenLine;
import org.portal365.itests.mail.LocalDovecot;
import org.portal365.itests.mail.MailServers;
import org.portal365.itests.mail.Maildir;

/** M21: every message is in the portal once, whatever the line, the server and other clients do meanwhile. */
class EveryMessageOnceIT {
    private static final int MESSAGES = Boolean.getBoolean("full") ? 100_000 : 10_000;
    private static final int CUTS = 200;
    private static final Duration LONGEST = Duration.ofMinutes(Boolean.getBoolean("full") ? 10 : 2);
    private static final int FIRST_PART = 120;
    private static final int EXPUNGED = 500;
    private static final String USER = "once";
    private static final String ADDRESS = USER + "@example.test";

    private final Random random = new Random(21);
    private final Map<String, byte[]> originals = new HashMap<>();
    private final List<Integer> gone = new ArrayList<>();
    private Instant asked = Instant.EPOCH;

    @Test
    @Timeout(2_400)
    void m21AndCase161Case162Case164Case172Case173EveryMessageIsThereOnce() throws Exception {
        MailServers servers = MailServers.shared();
        LocalDovecot dovecot = servers.exchange();
        Maildir mailbox = dovecot.mailbox(ADDRESS, "INBOX");
        Path folder = MailServers.scratch("once");
        long begun = System.nanoTime();
        fill(mailbox, 1, MESSAGES * 9 / 10);
        long filled = System.nanoTime();
        Engine.Place place;
        try (BrokenLine line = new BrokenLine(dovecot.imaps(), 21)) {
            place = new Engine.Place(
                    servers.certificate(),
                    servers.keys(),
                    line.port(),
                    servers.postfix().submission());
            try (Engine engine = new Engine(folder, place, Engine.settings(), Duration.ZERO)) {
                Mailbox box = engine.connect(USER);
                line.cut(CUTS, 300_000);
                engine.until(box, () -> engine.count(box) > MESSAGES / 10, LONGEST);
                assertThat(newestFirst(engine, box)).as("newest first").isTrue();
                // Another client at work, and new mail, while everything is read for the first time.
                expunge(dovecot, EXPUNGED / 2);
                fill(mailbox, MESSAGES * 9 / 10 + 1, MESSAGES);
                engine.until(box, () -> line.cuts() >= FIRST_PART, LONGEST);
                line.dead(true);
                dovecot.doveadm("mailbox", "update", "-u", ADDRESS, "--uid-validity", "1700000000", "INBOX");
                expunge(dovecot, EXPUNGED / 2);
                line.cut(CUTS - line.cuts() + 3, 50_000);
                line.dead(false);
                engine.until(box, () -> complete(engine, box), LONGEST);
                assertThat(line.cuts()).isGreaterThan(CUTS * 9 / 10);
                check(engine, box, mailbox);
                figure(line, filled - begun, System.nanoTime() - filled);
            }
        } finally {
            MailServers.delete(folder);
        }
    }

    private void fill(Maildir mailbox, int first, int last) throws IOException {
        for (int i = first; i <= last; i++) {
            byte[] message = message(i);
            originals.put("<" + i + "@once.test>", message);
            mailbox.add(i, message, Instant.ofEpochSecond(1_790_000_000L + i));
        }
    }

    /** Mostly short; every hundredth has an attachment. Some have the subject of another, as thousands of bills do. */
    private byte[] message(int number) {
        String head = "Message-ID: <" + number + "@once.test>\r\nFrom: Boris <boris@example.test>\r\nSubject: Bill "
                + number % 97 + "\r\nDate: Mon, 02 Nov 2026 09:00:00 +0100\r\n";
        StringBuilder text = new StringBuilder(head);
        if (number % 100 == 0) {
            text.append("""
                    MIME-Version: 1.0
                    Content-Type: multipart/mixed; boundary=b

                    --b

                    Hello
                    --b
                    Content-Type: application/pdf
                    Content-Transfer-Encoding: base64

                    """.replace("\n", "\r\n"));
            byte[] bytes = new byte[30_000];
            random.nextBytes(bytes);
            text.append(java.util.Base64.getMimeEncoder().encodeToString(bytes)).append("\r\n--b--\r\n");
        } else {
            text.append("\r\n").append("A line of the bill.\r\n".repeat(random.nextInt(60)));
        }
        return text.toString().getBytes(UTF_8);
    }

    private void expunge(LocalDovecot dovecot, int count) {
        String uids = some(count).stream().map(String::valueOf).collect(Collectors.joining(","));
        dovecot.doveadm("expunge", "-u", ADDRESS, "mailbox", "INBOX", "uid", uids);
    }

    /** Numbers that are not gone yet. The first UIDs are the numbers: they lie there in the order of their making. */
    private List<Integer> some(int count) {
        Set<Integer> some = new HashSet<>();
        while (some.size() < count) {
            int number = 1 + random.nextInt(MESSAGES * 9 / 10);
            if (!gone.contains(number)) {
                some.add(number);
            }
        }
        gone.addAll(some);
        return List.copyOf(some);
    }

    private static boolean newestFirst(Engine engine, Mailbox box) {
        List<Long> uids =
                engine.kept(box).stream().map(Engine.Kept::uid).sorted().toList();
        return uids.get(uids.size() - 1) - uids.get(0) < uids.size() + 300;
    }

    /** A pass over everything has come to its end after the last disturbance; if not, the next is asked for. */
    private boolean complete(Engine engine, Mailbox box) {
        Mailbox now = engine.now(box);
        if (now.state() != MailboxState.OK || now.synced().orElse(Instant.EPOCH).isBefore(asked)) {
            return false;
        }
        boolean there = engine.count(box) == MESSAGES - gone.size();
        if (!there) {
            engine.clock().advance(Duration.ofMinutes(61));
            asked = engine.clock().instant();
            engine.mailboxes().refresh(box.id(), Engine.actor(USER));
        }
        return there;
    }

    private void check(Engine engine, Mailbox box, Maildir mailbox) throws IOException {
        Map<String, Integer> there = mailbox.messageIds();
        assertThat(there).as("on the server").hasSize(MESSAGES - gone.size());
        Map<String, List<Engine.Kept>> here =
                engine.kept(box).stream().collect(Collectors.groupingBy(Engine.Kept::messageId));
        assertThat(here.keySet()).as("nothing lost").isEqualTo(there.keySet());
        assertThat(here.values()).as("nothing doubled").allMatch(same -> same.size() == 1);
        List<String> sample = new ArrayList<>(here.keySet());
        Collections.shuffle(sample, random);
        for (String id : sample) {
            try (InputStream in = engine.bytes(here.get(id).get(0)).open(0)) {
                assertThat(new String(in.readAllBytes(), ISO_8859_1))
                        .isEqualTo(new String(originals.get(id), ISO_8859_1));
            }
        }
    }

    private void figure(BrokenLine line, long filling, long reading) throws IOException {
        Path figures = Files.createDirectories(Path.of("target/figures"));
        Files.writeString(
                figures.resolve("every-message-once.txt"),
                "mail read from Dovecot: " + MESSAGES + " messages, " + line.cuts() + " lines cut, " + gone.size()
                        + " expunged by others, UIDVALIDITY changed: 0 lost, 0 doubled, all bytes the same ("
                        + Duration.ofNanos(reading).toSeconds() + " s)\n");
        assertThat(filling).isPositive();
    }
}
