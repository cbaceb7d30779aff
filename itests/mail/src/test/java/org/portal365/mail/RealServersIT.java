package org.portal365.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxState;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.social.GrantState;
import org.portal365.itests.mail.CountedLine;
import org.portal365.itests.mail.LocalDovecot;
import org.portal365.itests.mail.MailServers;
import org.portal365.itests.mail.Maildir;

/** The engine at Dovecot and Postfix: signed in, read, followed, sent, each as on the wire. */
@Timeout(120)
class RealServersIT {
    private static final MailServers SERVERS = MailServers.shared();

    private Path folder;
    private String user;

    @BeforeEach
    void fresh(TestInfo test) throws IOException {
        folder = MailServers.scratch("engine");
        user = "u" + Integer.toHexString(test.getDisplayName().hashCode())
                + test.getTestMethod().orElseThrow().getName().replaceAll("[^0-9]", "");
    }

    @AfterEach
    void tidy() {
        MailServers.delete(folder);
    }

    private static LocalDovecot dovecot(LocalDovecot.Announces what) {
        return what == LocalDovecot.Announces.EVERYTHING ? SERVERS.everything() : SERVERS.exchange();
    }

    private Engine engine(int imap, String... settings) {
        Engine.Place place = new Engine.Place(
                SERVERS.certificate(), SERVERS.keys(), imap, SERVERS.postfix().submission());
        return new Engine(folder, place, Engine.settings(settings));
    }

    private static void fill(Maildir mailbox, int first, int last) throws IOException {
        for (int i = first; i <= last; i++) {
            mailbox.add(i, message(i), Instant.now().minusSeconds(100_000L - i));
        }
    }

    private static byte[] message(int number) {
        return ("Message-ID: <" + number + "@list.test>\r\nFrom: Boris <boris@example.test>\r\nSubject: Number "
                        + number + "\r\n\r\nText of number " + number + "\r\n")
                .getBytes(UTF_8);
    }

    private static List<String> subjects(Engine engine, Mailbox box) {
        return engine.kept(box).stream().map(Engine.Kept::subject).sorted().toList();
    }

    @ParameterizedTest
    @EnumSource(LocalDovecot.Announces.class)
    void m04ATokenOpensTheMailboxInsideTlsThatIsVerified(LocalDovecot.Announces what) throws Exception {
        LocalDovecot dovecot = dovecot(what);
        fill(dovecot.mailbox(user + "@example.test", "INBOX"), 1, 3);
        try (Engine engine = engine(dovecot.imaps())) {
            Mailbox box = engine.connect(user);
            engine.until(box, () -> engine.count(box) == 3);
            assertThat(dovecot.log()).contains("user=<" + user + "@example.test>, method=XOAUTH2");
        }
        assertThat(dovecot.log())
                .as("nothing of it was ever sent in the clear")
                .doesNotContain("user=<" + user + "@example.test>, method=PLAIN")
                .doesNotContain("secured=no");
    }

    @Test
    void m04AndM05ACertificateOfNobodyWeTrustGetsNoToken() throws Exception {
        Path strangers = folder.resolve("others.pem");
        java.nio.file.Files.copy(Path.of("/etc/ssl/certs/ca-certificates.crt"), strangers);
        Engine.Place place = new Engine.Place(
                strangers,
                SERVERS.keys(),
                SERVERS.exchange().imaps(),
                SERVERS.postfix().submission());
        try (Engine engine = new Engine(folder, place, Engine.settings())) {
            assertThatThrownBy(() -> engine.connect(user)).hasMessageContaining("ADMIN_NEEDED");
        }
        assertThat(SERVERS.exchange().log()).doesNotContain("user=<" + user + "@example.test>, method=");
    }

    @Test
    void m04AnExpiredTokenIsRefusedAndSaysSo() {
        try (Engine engine = engine(SERVERS.exchange().imaps())) {
            engine.accounts().expired(true);
            assertThatThrownBy(() -> engine.connect(user)).hasMessageContaining("ADMIN_NEEDED");
            engine.accounts().expired(false);
            assertThat(engine.connect(user).address()).isEqualTo(user + "@example.test");
        }
    }

    @Test
    void m05AndM23AMessageGoesBySmtpWithATokenAndIsAmongTheSentOnesOnce() throws Exception {
        try (Engine engine = engine(SERVERS.exchange().imaps())) {
            Mailbox box = engine.connect(user);
            OutgoingId id = engine.send(
                    box, "draft", "Lunch", List.of(new MailAddress("", "to" + user + "@example.test")), "At noon");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> engine.delivery(box, id).state() == Delivery.State.SENT);
            Maildir there = SERVERS.exchange().mailbox("to" + user + "@example.test", "INBOX");
            await().until(() -> there.messages().size() == 1);
            Maildir sent = SERVERS.exchange().mailbox(user + "@example.test", "Sent");
            await().until(() -> !sent.messages().isEmpty());
            engine.until(box, () -> engine.count(box) == 1);
            assertThat(sent.messages())
                    .as("the server's own copy and no second one")
                    .hasSize(1);
            assertThat(SERVERS.postfix().log())
                    .contains("sasl_method=XOAUTH2, sasl_username=" + user + "@example.test");
            assertThat(engine.graphAsked()).isZero();
        }
    }

    @Test
    void m30WithoutATokenNothingGoesAnotherWay() throws Exception {
        try (Engine engine = engine(SERVERS.exchange().imaps(), "graph.fallback", "on")) {
            Mailbox box = engine.connect(user);
            engine.accounts().now(GrantState.SIGN_IN_NEEDED);
            OutgoingId id = engine.send(
                    box, "draft", "Lunch", List.of(new MailAddress("", "to" + user + "@example.test")), "At noon");
            await().until(() -> engine.delivery(box, id).challenge().isPresent());
            assertThat(engine.delivery(box, id).state()).isEqualTo(Delivery.State.QUEUED);
            assertThat(engine.graphAsked()).as("not through Graph").isZero();
            assertThat(SERVERS.postfix().log()).as("nor past the sign-in").doesNotContain("to" + user);

            engine.accounts().now(GrantState.OK);
            engine.clock().advance(Duration.ofMinutes(6));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> engine.delivery(box, id).state() == Delivery.State.SENT);
            assertThat(engine.graphAsked()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(LocalDovecot.Announces.class)
    void m14TheCostOfAPassFollowsTheChanges(LocalDovecot.Announces what) throws Exception {
        LocalDovecot dovecot = dovecot(what);
        String address = user + "@example.test";
        Maildir mailbox = dovecot.mailbox(address, "INBOX");
        fill(mailbox, 1, 2_000);
        try (CountedLine line = new CountedLine(dovecot.imaps());
                Engine engine = engine(line.port(), "poll.interval", "1 h")) {
            Mailbox box = engine.connect(user);
            engine.until(
                    box, () -> engine.count(box) == 2_000 && engine.now(box).state() == MailboxState.OK);
            long all = line.bytes();
            fill(mailbox, 2_001, 2_010);
            dovecot.doveadm("flags", "add", "-u", address, "\\Seen", "mailbox", "INBOX", "uid", "1981:2000");
            Instant before = engine.clock().instant();
            engine.mailboxes().refresh(box.id(), Engine.actor(user));
            engine.until(box, () -> engine.count(box) == 2_010 && seen(engine, box) == 20);
            await().until(() -> engine.now(box).synced().orElseThrow().isAfter(before));
            long changes = line.bytes() - all;
            assertThat(all).as("positive control: reading all costs").isGreaterThan(400_000);
            assertThat(changes).as("ten new messages and twenty flags").isLessThan(60_000);
        }
    }

    private static long seen(Engine engine, Mailbox box) {
        return engine.kept(box).stream()
                .filter(one -> one.flags().contains("SEEN"))
                .count();
    }

    @ParameterizedTest
    @EnumSource(LocalDovecot.Announces.class)
    void m16FoldersThatAreRenamedAndDeletedLoseAndDoubleNothing(LocalDovecot.Announces what) throws Exception {
        LocalDovecot dovecot = dovecot(what);
        String address = user + "@example.test";
        fill(dovecot.mailbox(address, "INBOX"), 1, 5);
        fill(dovecot.mailbox(address, "Project"), 6, 20);
        fill(dovecot.mailbox(address, "Old"), 21, 25);
        try (Engine engine = engine(dovecot.imaps())) {
            Mailbox box = engine.connect(user);
            engine.until(box, () -> engine.count(box) == 25);
            dovecot.doveadm("mailbox", "rename", "-u", address, "Project", "Project & more");
            dovecot.doveadm("mailbox", "delete", "-u", address, "Old");
            dovecot.doveadm("expunge", "-u", address, "mailbox", "INBOX", "uid", "2");
            engine.clock().advance(Duration.ofHours(2));
            engine.mailboxes().refresh(box.id(), Engine.actor(user));
            engine.until(
                    box, () -> engine.count(box) == 19 && folders(engine, box).size() == 2);
            assertThat(subjects(engine, box)).doesNotHaveDuplicates().hasSize(19);
            assertThat(folders(engine, box)).containsValue(15L);
        }
    }

    private static Map<String, Long> folders(Engine engine, Mailbox box) {
        return engine.kept(box).stream().collect(Collectors.groupingBy(Engine.Kept::folder, Collectors.counting()));
    }

    @Test
    void case166AndM20ADeadGrantStopsPolitelyAndReconnectGoesOnWhereItStopped() throws Exception {
        LocalDovecot dovecot = SERVERS.exchange();
        Maildir mailbox = dovecot.mailbox(user + "@example.test", "INBOX");
        fill(mailbox, 1, 30);
        try (CountedLine line = new CountedLine(dovecot.imaps());
                Engine engine = engine(line.port())) {
            Mailbox box = engine.connect(user);
            engine.until(box, () -> engine.count(box) == 30);
            engine.accounts().now(GrantState.SIGN_IN_NEEDED);
            line.hangUp();
            fill(mailbox, 31, 40);
            engine.until(box, () -> engine.now(box).state() == MailboxState.SIGN_IN_NEEDED);
            assertThat(engine.now(box).challenge()).isPresent();
            int asked = engine.accounts().asked();
            int lines = line.lines();
            for (int minute = 0; minute < 4; minute++) {
                engine.clock().advance(Duration.ofMinutes(1));
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(600).toNanos());
            }
            assertThat(engine.accounts().asked() - asked)
                    .as("at most once in five minutes")
                    .isLessThanOrEqualTo(1);
            assertThat(line.lines()).as("nobody knocks without a token").isEqualTo(lines);

            engine.accounts().now(GrantState.OK);
            assertThat(engine.connect(user).id())
                    .as("Reconnect: the same mailbox")
                    .isEqualTo(box.id());
            engine.until(box, () -> engine.count(box) == 40);
            assertThat(subjects(engine, box)).doesNotHaveDuplicates();
        }
    }

    @Test
    void m18ALostSessionIsTakenUpWithANewToken() throws Exception {
        LocalDovecot dovecot = SERVERS.exchange();
        Maildir mailbox = dovecot.mailbox(user + "@example.test", "INBOX");
        fill(mailbox, 1, 20);
        try (Engine engine = engine(dovecot.imaps())) {
            Mailbox box = engine.connect(user);
            engine.until(box, () -> engine.count(box) == 20);
            int asked = engine.accounts().asked();
            dovecot.doveadm("kick", user + "@example.test");
            fill(mailbox, 21, 25);
            engine.until(box, () -> engine.count(box) == 25);
            assertThat(engine.accounts().asked())
                    .as("a token for the new session")
                    .isGreaterThan(asked);
            assertThat(subjects(engine, box)).doesNotHaveDuplicates();
        }
    }
}
