package org.portal365.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.WayCheck;
import org.portal365.api.module.Finding.Level;
import org.portal365.mail.TestAccounts;
import org.portal365.mail.core.Access;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.Backoff;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailPolicy;
import org.portal365.mail.core.Reach;
import org.portal365.mail.core.Refusals;
import org.portal365.mail.core.RemoteMailboxes;
import org.portal365.mail.core.WayChecks;

/** M09 and the test of a mailbox: which of IMAP, SMTP and Graph works, and why not. */
@Timeout(60)
class WayChecksTest {
    private static final UserId ANNA = new UserId("anna");
    private static final String ADDRESS = "anna@example.test";
    private static final String SALES = "sales@example.test";

    @TempDir
    Path folder;

    private final TestAccounts accounts = new TestAccounts(ANNA, ADDRESS);
    private MailPolicy.Fallback fallback = MailPolicy.Fallback.ASK;
    private boolean local;
    private SyncBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new SyncBench(folder);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private static Box box(String address, Access access) {
        return new Box(
                new MailboxId("box"),
                ANNA,
                "office365",
                address,
                "",
                access,
                Reach.STANDARD,
                Optional.empty(),
                Optional.empty(),
                Hold.NONE);
    }

    private static Box own(String address) {
        return box(address, Access.account(ADDRESS, new AccountId("account-" + ADDRESS)));
    }

    private static Consumer<Box> fails(MailFault.Kind kind) {
        return box -> {
            throw new MailFault(kind, "535 what the server said");
        };
    }

    private List<WayCheck> run(Box box, RemoteMailboxes servers, Consumer<Box> smtp) {
        AccountTokens tokens = new AccountTokens(accounts);
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2), () -> 0.5);
        MailPolicy policy = new MailPolicy(true, local, fallback, 7, Duration.ofMinutes(1), 25, 1000);
        return new WayChecks(servers, smtp, tokens, new Refusals(tokens, backoff, bench.clock), () -> policy).run(box);
    }

    private static String told(WayCheck check) {
        return check.finding().text().in(Locale.ENGLISH) + " | "
                + check.finding().cure().in(Locale.ENGLISH);
    }

    private static List<Level> levels(List<WayCheck> checks) {
        return checks.stream().map(check -> check.finding().level()).toList();
    }

    @Test
    void m01EachWayIsTriedAndWhatWorksIsSaid() {
        List<WayCheck> checks = run(own(ADDRESS), box -> bench.open(), box -> {});
        assertThat(levels(checks)).containsExactly(Level.OK, Level.OK, Level.OK);
        assertThat(told(checks.get(0))).startsWith("Works: 2 folders.");
        assertThat(bench.server.transcript).as("it was really there").anyMatch(line -> line.contains("LIST"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SMTP_OFF; SmtpClientAuthenticationDisabled $false",
                "TOKEN_REFUSED; Set-CASMailbox anna@example.test",
                "NOT_TRUSTED; certificate",
                "UNREACHABLE; firewall",
                "PASSWORD_REFUSED; locked"
            })
    void m01AWayThatDoesNotWorkNamesReasonAndCure(MailFault.Kind kind, String cure) {
        List<WayCheck> checks = run(own(ADDRESS), box -> bench.open(), fails(kind));
        assertThat(levels(checks)).containsExactly(Level.OK, Level.FAILED, Level.OK);
        assertThat(told(checks.get(1))).contains(cure, "535 what the server said");
        assertThat(checks.get(1).challenge().isPresent())
                .as("case 194: what the user can permit has a link")
                .isEqualTo(kind == MailFault.Kind.TOKEN_REFUSED);
    }

    @Test
    void m09TheRightsToASharedMailboxAreNamedAndTested() {
        List<WayCheck> checks = run(
                own(SALES),
                box -> {
                    throw new MailFault(MailFault.Kind.NOT_PERMITTED, "NO User is authenticated but not connected.");
                },
                fails(MailFault.Kind.NOT_PERMITTED));
        assertThat(levels(checks)).containsExactly(Level.FAILED, Level.FAILED, Level.OK);
        assertThat(told(checks.get(0)))
                .contains("Full Access", SALES, ADDRESS, "Add-MailboxPermission " + SALES + " -User " + ADDRESS);
        assertThat(told(checks.get(1))).contains("Add-RecipientPermission " + SALES, "SendAs");
        assertThat(told(run(own(SALES), box -> bench.open(), box -> {}).get(1))).contains("Send As", SALES);
    }

    @Test
    void m01GraphIsAskedForOnlyWhereItMayServe() {
        accounts.denied = Set.of("Mail.Send");
        WayCheck graph = run(own(ADDRESS), box -> bench.open(), box -> {}).get(2);
        assertThat(graph.finding().level()).isEqualTo(Level.WARNING);
        assertThat(graph.challenge().orElseThrow().scopes()).containsExactly("Mail.Send");
        fallback = MailPolicy.Fallback.OFF;
        assertThat(run(own(ADDRESS), box -> bench.open(), box -> {})).hasSize(2);
        fallback = MailPolicy.Fallback.ON;
        Box house = box("anna@house.example", Access.password("anna", "house"));
        assertThat(run(house, box -> bench.open(), box -> {}))
                .as("a password opens no Graph")
                .hasSize(2);
        local = true;
        assertThat(run(own(ADDRESS), box -> bench.open(), box -> {}))
                .as("the portal's own server sends")
                .hasSize(1);
    }
}
