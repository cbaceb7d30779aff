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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.mail.ConnectRequest;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.PasswordLogin;
import org.portal365.api.memory.InMemoryAudit;
import org.portal365.api.memory.MovableClock;
import org.portal365.m365.http.Peer;
import org.portal365.mail.TestAccounts;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.Backoff;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.ConnectPolicy;
import org.portal365.mail.core.Connecting;
import org.portal365.mail.core.Linking;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.Passwords;
import org.portal365.mail.core.Refusals;
import org.portal365.mail.core.RemoteMailbox;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.mail.net.MailConnection;
import org.portal365.persistence.TestDatabases;

/** Mailboxes of Exchange Online: whose account, which mailbox, and what the server gets to hear. */
@Timeout(60)
class ConnectingTest {
    private static final UserId USER = new UserId("user");
    private static final String ANNA = "anna@contoso.example";
    private static final String BORIS = "boris@contoso.example";
    private static final String SALES = "sales@contoso.example";

    @TempDir
    Path folder;

    private final Jdbi jdbi = TestDatabases.h2().open(JdbcBoxStore.OWNER, JdbcBoxStore.class.getClassLoader());
    private final MovableClock clock = MovableClock.create();
    private final JdbcBoxStore boxes = new JdbcBoxStore(jdbi, clock);
    private TestAccounts accounts = new TestAccounts(USER, ANNA);
    private Set<String> shared = Set.of();
    private FakeImap server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeImap();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private RemoteMailbox open(Box box) {
        try {
            Peer peer = new Peer("localhost", server.port(), Optional.empty(), true);
            ImapConnection imap =
                    ImapConnection.greet(MailConnection.open(PLAIN, peer, Duration.ofSeconds(2)), new Spool(folder));
            imap.xoauth2(
                    box.address(),
                    new AccountTokens(accounts).sureRead(box.account()).value());
            return new ImapMailbox(imap);
        } catch (IOException e) {
            throw new MailFault(MailFault.Kind.UNREACHABLE, "no connection", e);
        }
    }

    private Outcome<Box, MailRefusal> connect(ConnectRequest request) {
        AccountTokens tokens = new AccountTokens(accounts);
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2), () -> 0.5);
        return new Connecting(
                        accounts,
                        tokens,
                        this::open,
                        new Linking(
                                boxes,
                                new NoPasswords(),
                                new InMemoryAudit(),
                                () -> UUID.randomUUID().toString()),
                        new Refusals(tokens, backoff, clock),
                        () -> new ConnectPolicy(ConnectPolicy.ALL, List.of(), shared, Map.of(), 100))
                .connect("office365", request);
    }

    private Outcome<Box, MailRefusal> connect(String address) {
        return connect(new ConnectRequest(
                Actor.user(USER), Optional.empty(), Optional.of(address).filter(text -> !text.isEmpty())));
    }

    private static String why(Outcome<Box, MailRefusal> outcome) {
        return outcome.fold(
                box -> "done as " + box.login(),
                refused -> refused.reason() + " " + refused.user().in(Locale.ENGLISH));
    }

    /** Names that were said as "user=", in their order. */
    private List<String> names() {
        return server.transcript.stream()
                .filter(line -> line.contains("AUTHENTICATE XOAUTH2 "))
                .map(line -> new String(
                        Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)), StandardCharsets.UTF_8))
                .map(text -> text.substring("user=".length(), text.indexOf('\1')))
                .toList();
    }

    @Test
    void case177AnotherMailboxIsRefusedBeforeAnybodyConnects() {
        assertThat(why(connect(SALES))).startsWith("NO_RIGHT").contains(SALES, ANNA);
        assertThat(server.connections.get()).isZero();
        assertThat(accounts.asked).as("no token either").isEmpty();
        assertThat(boxes.of(USER)).isEmpty();

        assertThat(why(connect(""))).as("the control: the own one").isEqualTo("done as " + ANNA);
        assertThat(why(connect(ANNA.toUpperCase(Locale.ROOT)))).isEqualTo("done as " + ANNA);
        assertThat(names()).containsExactly(ANNA, ANNA);
    }

    @ParameterizedTest
    @ValueSource(strings = {SALES, "@contoso.example", "*"})
    void case177AndM09TheSettingPermitsAddressesDomainsOrAny(String permitted) {
        shared = Set.of(permitted);
        Box box = connect(SALES).optional().orElseThrow();
        assertThat(box.shared()).isTrue();
        assertThat(names()).containsExactly(SALES);
        assertThat(why(connect("boss@other.example"))).startsWith(permitted.equals("*") ? "done" : "NO_RIGHT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sales@contoso.example\1auth=Bearer x\1\1",
                "sales@contoso.example\r\nA2 LOGOUT",
                "anna@contoso.example\0",
                "\"a b\"@contoso.example",
                "no address"
            })
    void case177NothingButAnAddressBecomesTheName(String typed) {
        shared = Set.of("*");
        assertThat(why(connect(typed))).startsWith("NOT_ACCEPTED");
        assertThat(server.connections.get()).isZero();
    }

    @Test
    void case177AnAccountOfSomebodyElseIsNone() {
        Outcome<Box, MailRefusal> outcome = connect(
                new ConnectRequest(Actor.user(USER), Optional.of(new AccountId("account-" + BORIS)), Optional.empty()));
        assertThat(why(outcome)).startsWith("SIGN_IN_NEEDED");
        assertThat(server.connections.get()).isZero();
    }

    @Test
    void m03APasswordForTheCloudIsNeverTaken() {
        Outcome<Box, MailRefusal> outcome = connect(new ConnectRequest(
                Actor.user(USER),
                Optional.empty(),
                Optional.of(ANNA),
                Optional.of(new PasswordLogin("", ANNA, "secret"))));
        assertThat(why(outcome)).startsWith("NOT_ACCEPTED").contains("Microsoft 365");
        assertThat(server.connections.get()).isZero();
    }

    @Test
    void m09TheRightThatIsMissingIsNamed() {
        shared = Set.of(SALES);
        server.instead = (tag, command) -> command.startsWith("AUTHENTICATE") ? tag + " NO AUTHENTICATE failed." : null;
        Outcome<Box, MailRefusal> outcome = connect(SALES);
        assertThat(why(outcome)).startsWith("ADMIN_NEEDED").contains(SALES, ANNA, "Full Access");
        assertThat(boxes.of(USER)).isEmpty();
    }

    @Test
    void m11EachAccountHasItsMailboxAndASharedOneIsTriedWithAll() {
        accounts = new TestAccounts(USER, ANNA, BORIS);
        assertThat(why(connect(BORIS))).isEqualTo("done as " + BORIS);
        assertThat(why(connect(""))).as("the one that is missing").isEqualTo("done as " + ANNA);
        assertThat(boxes.of(USER)).extracting(Box::address).containsExactly(ANNA, BORIS);
        shared = Set.of(SALES);
        server.transcript.clear();
        String first = Base64.getEncoder()
                .encodeToString(
                        ("user=" + SALES + "\1auth=Bearer token-of-" + ANNA + "\1\1").getBytes(StandardCharsets.UTF_8));
        server.instead = (tag, command) -> command.endsWith(first) ? tag + " NO AUTHENTICATE failed." : null;
        assertThat(why(connect(SALES))).isEqualTo("done as " + BORIS);
        assertThat(names()).containsExactly(SALES, SALES);
    }

    @Test
    void m11WhoIsRefusedMaySignInWithAnotherAccount() {
        assertThat(connect(BORIS)
                        .<Boolean>fold(
                                box -> false,
                                refused -> refused.challenge()
                                        .filter(asked -> asked.account().isEmpty())
                                        .isPresent()))
                .isTrue();
    }

    /** Whoever signs in at Microsoft has none. */
    private static final class NoPasswords implements Passwords {
        @Override
        public String seal(Box box, String password) {
            throw new AssertionError("there is no password");
        }

        @Override
        public String of(Box box) {
            throw new AssertionError("there is no password");
        }
    }
}
