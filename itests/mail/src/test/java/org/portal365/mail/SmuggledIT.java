package org.portal365.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portal365.api.Body;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.Outgoing;
import org.portal365.api.mail.Outgoing.Attachment;
import org.portal365.itests.mail.MailServers;
import org.portal365.itests.mail.Maildir;

/** Cases 187 and 188 at a real Postfix: whatever is typed, one message arrives, with our headers, at its recipients. */
@Timeout(180)
class SmuggledIT {
    private static final String FRIEND = "victim@example.test";
    private static final List<String> ENDS = List.of(
            "\r\n", "\n", "\r", "\u2028", "\u0085", "\0", "\u560d\u560a", "=?utf-8?Q?=0D=0A?=", "%0d%0a", "\\r\\n");
    private static final List<String> WHAT = List.of(
            "Bcc: smuggled@example.test",
            "X-Smuggled: yes",
            ".\r\nMAIL FROM:<smuggled@example.test>\r\nRCPT TO:<smuggled@example.test>\r\nDATA\r\nSubject: two\r\n\r\n.");
    private static final Set<String> HEADERS = new LinkedHashSet<>(List.of(
            "Return-Path",
            "Delivered-To",
            "Received",
            "Date",
            "From",
            "To",
            "Subject",
            "Message-ID",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding"));

    private final MailServers servers = MailServers.shared();
    private int refused;

    @Test
    void case187Case188OneHundredAndTwentyPayloadsSmuggleNothing() throws Exception {
        Path folder = MailServers.scratch("smuggled");
        Engine.Place place = new Engine.Place(
                servers.certificate(),
                servers.keys(),
                servers.exchange().imaps(),
                servers.postfix().submission());
        try (Engine engine = new Engine(folder, place, Engine.settings())) {
            Mailbox box = engine.connect("smuggler");
            List<Outgoing> all = new ArrayList<>();
            for (String end : ENDS) {
                for (String what : WHAT) {
                    all.addAll(payloads(box, "a" + end + what));
                }
            }
            assertThat(all).hasSize(120);
            int taken = 0;
            for (Outgoing one : all) {
                boolean kept = engine.mailboxes().submit(one).optional().isPresent();
                taken += kept ? 1 : 0;
                refused += kept ? 0 : 1;
            }
            int expected = taken;
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> engine.mailboxes().deliveries(box.id(), Engine.actor("smuggler")).stream()
                                    .filter(one -> one.state() == Delivery.State.SENT)
                                    .count()
                            == expected);
            Maildir arrived = servers.exchange().mailbox(FRIEND, "INBOX");
            await().atMost(Duration.ofSeconds(20)).until(() -> arrived.size() >= expected);
            check(arrived, expected);
        } finally {
            MailServers.delete(folder);
        }
    }

    /** The same payload in the subject, the text, the name of the recipient and of an attachment. */
    private static List<Outgoing> payloads(Mailbox box, String payload) {
        MailAddress friend = new MailAddress("", FRIEND);
        Attachment attachment = new Attachment(
                payload, "text/plain", Body.of(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return List.of(
                outgoing(box, payload, friend, "text", List.of()),
                outgoing(box, "Subject", friend, payload + "\r\n.\r\n" + payload, List.of()),
                outgoing(box, "Subject", new MailAddress(payload, FRIEND), "text", List.of()),
                outgoing(box, "Subject", friend, "text", List.of(attachment)));
    }

    private static Outgoing outgoing(
            Mailbox box, String subject, MailAddress to, String text, List<Attachment> attachments) {
        return new Outgoing(
                Engine.actor("smuggler"),
                box.id(),
                UUID.randomUUID().toString(),
                new MailAddress("", box.address()),
                List.of(to),
                List.of(),
                List.of(),
                subject,
                text,
                List.of("<before@example.test>"),
                attachments);
    }

    private void check(Maildir arrived, int expected) throws IOException {
        assertThat(refused).as("those that could not be spelled were refused").isEqualTo(66);
        assertThat(arrived.messages()).as("one message for each that was taken").hasSize(expected);
        assertThat(arrived.messageIds()).as("and each its own").hasSize(expected);
        for (String message : arrived.messages()) {
            String header = message.replace("\r\n", "\n").split("\n\n", 2)[0];
            List<String> names = header.lines()
                    .filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
                    .map(line -> line.split(":", 2)[0])
                    .toList();
            assertThat(HEADERS).as(header).containsAll(names);
            assertThat(names.stream().filter(name -> !name.equals("Received"))).doesNotHaveDuplicates();
        }
        assertThat(servers.exchange().mailbox("smuggled@example.test", "INBOX").size())
                .as("nobody else got anything")
                .isZero();
        assertThat(servers.postfix().log())
                .doesNotContain("to=<smuggled@example.test>")
                .as("positive control: the log names recipients")
                .contains("to=<" + FRIEND + ">");
        Path figures = Files.createDirectories(Path.of("target/figures"));
        Files.writeString(
                figures.resolve("smuggled.txt"),
                "header and SMTP injection at Postfix: 120 payloads, " + refused + " refused, " + expected
                        + " sent: 0 more headers, recipients or messages\n");
    }
}
