package org.portal365.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portal365.api.Actor;
import org.portal365.api.Outcome;
import org.portal365.api.mail.ConnectRequest;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxState;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.mail.PasswordLogin;
import org.portal365.api.mail.SyncChoice;
import org.portal365.api.mail.WayCheck;
import org.portal365.api.module.Finding.Level;
import org.portal365.itests.mail.MailServers;
import org.portal365.itests.mail.Maildir;

/** Mailboxes with a password, and what of a mailbox is brought in, at Dovecot and Postfix. */
@Timeout(120)
class ConnectedIT {
    private static final MailServers SERVERS = MailServers.shared();
    private static final Actor CLARA = Engine.actor("clara");
    private static final String IN = "user=<" + MailServers.HOUSE_ADDRESS + ">, method=PLAIN";

    private Path folder;

    @BeforeEach
    void fresh() throws IOException {
        folder = MailServers.scratch("connected");
    }

    @AfterEach
    void tidy() {
        MailServers.delete(folder);
    }

    /** Without the servers of the house there is only the cloud. */
    private Engine engine(String... settings) {
        return new Engine(
                folder,
                new Engine.Place(
                        SERVERS.certificate(),
                        SERVERS.keys(),
                        SERVERS.exchange().imaps(),
                        SERVERS.postfix().submission()),
                Engine.settings(settings));
    }

    private static String house() {
        return "House; type=exchange; imap=localhost:" + SERVERS.exchange().imaps() + "; smtp=localhost:"
                + SERVERS.postfix().submission() + "; domains=example.test; login=any; ca=" + SERVERS.certificate();
    }

    private static Outcome<Mailbox, MailRefusal> connect(Engine engine, String password) {
        return engine.connect(
                "exchange",
                new ConnectRequest(
                        CLARA,
                        Optional.empty(),
                        Optional.of(MailServers.HOUSE_ADDRESS),
                        Optional.of(new PasswordLogin("house", MailServers.HOUSE_LOGIN, password))));
    }

    private static long signIns() {
        return SERVERS.exchange()
                .log()
                .lines()
                .filter(line -> line.contains(IN))
                .count();
    }

    private static byte[] message(String subject) {
        return ("Message-ID: <" + subject + "@list.test>\r\nFrom: Boris <boris@example.test>\r\nSubject: " + subject
                        + "\r\n\r\nText\r\n")
                .getBytes(UTF_8);
    }

    @Test
    void m01AndM08AServerOfTheHouseIsReadAndSentThroughByPassword() throws Exception {
        SERVERS.exchange()
                .mailbox(MailServers.HOUSE_ADDRESS, "INBOX")
                .add(1, message("Welcome"), Instant.now().minusSeconds(60));
        try (Engine engine = engine("mail.servers", house())) {
            Mailbox box = connect(engine, MailServers.HOUSE_PASSWORD).optional().orElseThrow();
            assertThat(box.login()).isEqualTo(MailServers.HOUSE_LOGIN);
            assertThat(box.address()).isEqualTo(MailServers.HOUSE_ADDRESS);
            engine.until(box, () -> engine.count(box) >= 1);
            assertThat(SERVERS.exchange().log()).contains(IN);

            OutgoingId id = engine.send(
                    box, "draft", "From the house", List.of(new MailAddress("", "guest@example.test")), "Hello");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> engine.delivery(box, id).state() == Delivery.State.SENT);
            Maildir there = SERVERS.exchange().mailbox("guest@example.test", "INBOX");
            await().until(() -> there.size() == 1);
            assertThat(SERVERS.postfix().log())
                    .contains("sasl_method=PLAIN, sasl_username=" + MailServers.HOUSE_ADDRESS);
            assertThat(there.messages().get(0)).contains("From: " + MailServers.HOUSE_ADDRESS);

            List<WayCheck> ways = engine.mailboxes().test(box.id(), CLARA);
            assertThat(ways).extracting(way -> way.finding().level()).containsExactly(Level.OK, Level.OK);
            List<String> kept = engine.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "select coalesce(secret, '') || login || hold_detail from mailengine_box")
                            .mapTo(String.class)
                            .list());
            assertThat(kept).as("sealed").noneMatch(text -> text.contains(MailServers.HOUSE_PASSWORD));
        }
    }

    @Test
    void m01AWrongPasswordConnectsNothing() {
        try (Engine engine = engine("mail.servers", house())) {
            assertThat(connect(engine, "wrong").<MailRefusal>fold(box -> null, refused -> refused.reason()))
                    .isEqualTo(MailRefusal.WRONG_PASSWORD);
            assertThat(engine.mailboxes().of(CLARA.user())).isEmpty();
            assertThat(connect(engine, MailServers.HOUSE_PASSWORD).optional())
                    .as("the control")
                    .isPresent();
        }
    }

    @Test
    void m01WhatIsNotOnTheListAnyMoreIsNotSignedInAt() {
        Mailbox box;
        try (Engine engine = engine("mail.servers", house())) {
            box = connect(engine, MailServers.HOUSE_PASSWORD).optional().orElseThrow();
            engine.until(box, () -> engine.now(box).state() == MailboxState.OK);
        }
        long before = signIns();
        try (Engine engine = engine()) {
            engine.mailboxes().refresh(box.id(), CLARA);
            await().atMost(Duration.ofSeconds(30)).until(() -> engine.now(box).state() == MailboxState.ADMIN_NEEDED);
            assertThat(engine.now(box).problem().orElseThrow().in(Locale.ENGLISH))
                    .contains("administrator does not permit");
            assertThat(signIns()).isEqualTo(before);
        }
        try (Engine engine = engine("mail.servers", house())) {
            engine.again(box);
            engine.until(box, () -> engine.now(box).state() == MailboxState.OK);
            assertThat(signIns()).as("listed again, it goes on").isGreaterThan(before);
        }
    }

    @Test
    void m12PeriodAndFoldersAreAsTheOwnerWantsThem() throws Exception {
        String address = "period@example.test";
        Maildir inbox = SERVERS.exchange().mailbox(address, "INBOX");
        inbox.add(1, message("old"), Instant.now().minus(Duration.ofDays(40)));
        inbox.add(2, message("new"), Instant.now().minus(Duration.ofDays(2)));
        SERVERS.exchange()
                .mailbox(address, "Deleted Items")
                .add(3, message("deleted"), Instant.now().minus(Duration.ofDays(1)));
        try (Engine engine = engine("import.days", "7")) {
            Mailbox box = engine.connect("period");
            engine.until(box, () -> engine.now(box).state() == MailboxState.OK);
            assertThat(subjects(engine, box)).as("a week, and no deleted ones").containsExactly("new");
            assertThat(roles(engine))
                    .containsEntry("INBOX", "INBOX")
                    .containsEntry("Deleted Items", "TRASH")
                    .containsEntry("Sent", "SENT");

            choose(engine, box, new SyncChoice(Optional.of(0), Map.of()));
            engine.until(box, () -> subjects(engine, box).equals(List.of("new", "old")));
            choose(engine, box, new SyncChoice(Optional.of(0), Map.of(new MailFolderId("Deleted Items"), true)));
            engine.until(box, () -> subjects(engine, box).equals(List.of("deleted", "new", "old")));
            assertThat(engine.mailboxes()
                            .choice(box.id(), Engine.actor("period"))
                            .orElseThrow()
                            .days())
                    .contains(0);
        }
    }

    private static void choose(Engine engine, Mailbox box, SyncChoice choice) {
        assertThat(engine.mailboxes()
                        .choose(box.id(), Actor.user(box.owner()), choice)
                        .optional())
                .isPresent();
    }

    private static List<String> subjects(Engine engine, Mailbox box) {
        return engine.kept(box).stream().map(Engine.Kept::subject).sorted().toList();
    }

    private static Map<String, String> roles(Engine engine) {
        return engine.jdbi()
                .withHandle(handle -> handle.createQuery("select id, role from mail_folder")
                        .setMapKeyColumn("id")
                        .setMapValueColumn("role")
                        .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, String>>() {}));
    }
}
