package org.portal365.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.mail.imap.SyncBench.PLAIN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Actor;
import org.portal365.api.GroupId;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.mail.ConnectRequest;
import org.portal365.api.mail.MailMember;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.mail.PasswordLogin;
import org.portal365.api.memory.InMemoryAudit;
import org.portal365.api.memory.InMemoryGroups;
import org.portal365.api.memory.MovableClock;
import org.portal365.m365.http.Peer;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SecretBox;
import org.portal365.mail.core.Backoff;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.ConnectPolicy;
import org.portal365.mail.core.Gate;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.Linking;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailServer;
import org.portal365.mail.core.PasswordConnecting;
import org.portal365.mail.core.Recognition;
import org.portal365.mail.core.Refusals;
import org.portal365.mail.core.RemoteMailbox;
import org.portal365.mail.core.Rights;
import org.portal365.mail.core.Tries;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.mail.jdbc.JdbcQuota;
import org.portal365.mail.jdbc.SealedPasswords;
import org.portal365.mail.net.MailConnection;
import org.portal365.persistence.TestDatabases;

/** M01, M08, M11: mailboxes with a password, at a fake server and a real database. */
@Timeout(60)
class PasswordConnectingTest {
    private static final UserId ANNA = new UserId("anna");
    private static final String ADDRESS = "anna@house.example";

    /** Opens only for whom it was sealed. */
    private static final SecretBox BOX = new SecretBox() {
        @Override
        public String seal(String kind, String owner, byte[] plain) {
            return Base64.getEncoder().encodeToString((kind + owner).getBytes(StandardCharsets.UTF_8)) + "."
                    + Base64.getEncoder().encodeToString(plain);
        }

        @Override
        public byte[] open(String kind, String owner, String sealed) throws SealBrokenException {
            String[] parts = sealed.split("\\.", 2);
            if (parts.length < 2 || !seal(kind, owner, new byte[0]).equals(parts[0] + ".")) {
                throw new SealBrokenException("of another row");
            }
            return Base64.getDecoder().decode(parts[1]);
        }
    };

    @TempDir
    Path folder;

    private final Jdbi jdbi = TestDatabases.h2().open(JdbcBoxStore.OWNER, JdbcBoxStore.class.getClassLoader());
    private final MovableClock clock = MovableClock.create();
    private final JdbcBoxStore boxes = new JdbcBoxStore(jdbi, clock);
    private final SealedPasswords passwords = new SealedPasswords(jdbi, BOX);
    private final InMemoryAudit audit = new InMemoryAudit();
    private ConnectPolicy policy = policy(Set.of("house.example"), true);
    private FakeImap server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeImap();
        server.capabilities = "IMAP4rev1";
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static ConnectPolicy policy(Set<String> domains, boolean freeLogin) {
        MailServer.Line line = new MailServer.Line("mail.house.example", 993, true);
        MailServer house = new MailServer(
                "house", "House", MailServer.Kind.EXCHANGE, line, line, domains, freeLogin, Optional.empty());
        return new ConnectPolicy(ConnectPolicy.ALL, List.of(house), Set.of(), Map.of(), 3);
    }

    private RemoteMailbox open(Box box, String password) {
        try {
            Peer peer = new Peer("localhost", server.port(), Optional.empty(), true);
            ImapConnection imap =
                    ImapConnection.greet(MailConnection.open(PLAIN, peer, Duration.ofSeconds(2)), new Spool(folder));
            imap.password(box.login(), password);
            return new ImapMailbox(imap);
        } catch (IOException e) {
            throw new MailFault(MailFault.Kind.UNREACHABLE, "no connection", e);
        }
    }

    private Outcome<Box, MailRefusal> connect(String address, String login, String password) {
        Recognition recognition = new Recognition(() -> policy, () -> true, domain -> List.of(), domain -> false);
        PasswordConnecting connecting = new PasswordConnecting(
                () -> policy,
                recognition,
                this::open,
                new Linking(boxes, passwords, audit, () -> UUID.randomUUID().toString()),
                new Refusals(null, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2), () -> 0.5), clock),
                new Tries(3, Duration.ofMinutes(15), clock));
        return connecting.connect(
                MailServer.Kind.EXCHANGE,
                new ConnectRequest(
                        Actor.user(ANNA),
                        Optional.empty(),
                        Optional.of(address),
                        Optional.of(new PasswordLogin("", login, password))));
    }

    private static String why(Outcome<Box, MailRefusal> outcome) {
        return outcome.fold(
                done -> "done",
                refused -> refused.reason() + " " + refused.user().in(Locale.ENGLISH));
    }

    private Box connected() {
        return connect(ADDRESS, "HOUSE\\anna", "se\"cret").optional().orElseThrow();
    }

    @Test
    void m08SignsInByAnotherNameThanTheAddress() {
        Box box = connected();
        assertThat(server.transcript).anyMatch(line -> line.endsWith("LOGIN \"HOUSE\\\\anna\" \"se\\\"cret\""));
        assertThat(boxes.find(box.id()).orElseThrow().login()).isEqualTo("HOUSE\\anna");
        assertThat(passwords.of(box)).isEqualTo("se\"cret");
        assertThat(audit.events()).hasSize(1);
        assertThat(audit.events().toString()).doesNotContain("cret", ADDRESS);
    }

    @Test
    void m01SignsInBySaslPlainWhereItIsOffered() {
        server.capabilities = "IMAP4rev1 AUTH=PLAIN LOGINDISABLED";
        server.instead = (tag, command) -> command.startsWith("AUTHENTICATE PLAIN") ? "+ \r\n" + tag + " OK in" : null;
        assertThat(why(connect(ADDRESS, "", "пароль"))).isEqualTo("done");
        String expected =
                Base64.getEncoder().encodeToString(("\0" + ADDRESS + "\0пароль").getBytes(StandardCharsets.UTF_8));
        assertThat(server.transcript).contains(expected);
    }

    @Test
    void m03APasswordForMicrosoftsCloudIsRefusedBeforeConnecting() {
        assertThat(why(connect("anna@contoso.onmicrosoft.com", "", "secret")))
                .startsWith("NOT_ACCEPTED")
                .contains("Microsoft 365");
        assertThat(server.connections.get()).isZero();
        assertThat(why(connect(ADDRESS, "", "secret"))).as("the control").isEqualTo("done");
    }

    @Test
    void m01AnAddressOfAnotherDomainOrALoginOfAnotherPersonIsRefusedBeforeConnecting() {
        assertThat(why(connect("boss@other.example", "anna", "secret"))).startsWith("NOT_ACCEPTED");
        policy = policy(Set.of(), false);
        assertThat(why(connect("boss@house.example", "anna", "secret"))).startsWith("NOT_ACCEPTED");
        assertThat(server.connections.get()).isZero();
        assertThat(why(connect("boss@house.example", "boss", "secret"))).isEqualTo("done");
    }

    @Test
    void m01AWrongPasswordIsSaidAndNotTriedForEver() {
        server.instead =
                (tag, command) -> command.startsWith("LOGIN") ? tag + " NO [AUTHENTICATIONFAILED] LOGIN failed." : null;
        for (int i = 0; i < 3; i++) {
            assertThat(why(connect(ADDRESS, "", "wrong"))).startsWith("WRONG_PASSWORD");
        }
        assertThat(boxes.of(ANNA)).isEmpty();
    }

    @Test
    void m01AHeldPasswordIsNotTriedAgainUntilAnotherIsTyped() {
        Box box = connected();
        Box held = new Refusals(null, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2), () -> 0.5), clock)
                .held(box, new MailFault(MailFault.Kind.PASSWORD_REFUSED, "NO"));
        assertThat(held.hold().reason()).isEqualTo(Hold.Reason.PASSWORD);
        Gate gate = new Gate(() -> policy);
        gate.check(box);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> gate.check(held))
                .isInstanceOf(MailFault.class);
        assertThat(connected().id()).as("typed anew, it is the same mailbox").isEqualTo(box.id());
    }

    @Test
    void m11AMailboxIsSharedWithPersonsAndGroupsAndOnlyThem() {
        Box box = connected();
        InMemoryGroups groups = new InMemoryGroups();
        Rights rights = new Rights(boxes, groups);
        UserId boris = new UserId("boris");
        UserId clara = new UserId("clara");
        groups.addByHand(clara, new GroupId("sales"));
        assertThat(rights.usable(box.id(), Actor.user(boris))).isEmpty();
        assertThat(rights.all(clara)).isEmpty();
        boxes.member(box.id(), new MailMember(MailMember.Kind.USER, "boris"), true);
        boxes.member(box.id(), new MailMember(MailMember.Kind.GROUP, "sales"), true);
        assertThat(rights.usable(box.id(), Actor.user(boris))).isPresent();
        assertThat(rights.all(clara)).hasSize(1);
        assertThat(rights.own(box.id(), Actor.user(boris)))
                .as("manages nothing")
                .isEmpty();
        boxes.member(box.id(), new MailMember(MailMember.Kind.USER, "boris"), false);
        assertThat(rights.usable(box.id(), Actor.user(boris))).isEmpty();
    }

    @Test
    void case193AUserHasALimitOverAllMailboxes() {
        JdbcQuota quota = new JdbcQuota(jdbi, () -> 3, clock);
        assertThat(quota.take(ANNA, new OutgoingId("one"), 2)).isTrue();
        assertThat(quota.take(ANNA, new OutgoingId("two"), 2)).isFalse();
        assertThat(quota.take(ANNA, new OutgoingId("three"), 1))
                .as("what was refused is not counted")
                .isTrue();
        assertThat(quota.take(new UserId("boris"), new OutgoingId("four"), 3)).isTrue();
        clock.advance(Duration.ofHours(25));
        assertThat(quota.take(ANNA, new OutgoingId("five"), 3)).isTrue();
    }
}
