package org.portal365.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.AccountId;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.disk.EditState;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.MailboxState;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.portal.Privacy;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.GrantState;

/** A07: what an operator sees of everybody's accounts, documents and mailboxes. */
class ListCommandsTest {
    private static final UserId ANNA = new UserId("u-anna");
    private static final Instant NINE = Instant.parse("2026-11-27T09:00:00Z");

    private final TestSession console = new TestSession("");
    private final Privacy people = only(Privacy.class, Map.of("user", Optional.of(ANNA)));
    private final Privacy nobody = only(Privacy.class, Map.of("user", Optional.empty()));

    /** An interface of which only these methods are there. */
    private static <T> T only(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> Optional.ofNullable(answers.get(method.getName()))
                        .orElseThrow(() -> new UnsupportedOperationException(method.getName()))));
    }

    private static ConnectedAccount account(String login, GrantState state, List<Text> missing) {
        return new ConnectedAccount(new AccountId("a-" + login), ANNA, "office365", "tenant", login, state, missing);
    }

    private AccountsCommand accounts(String user, Privacy people) {
        AccountsCommand command = new AccountsCommand();
        command.session = console.session();
        command.people = people;
        command.user = user;
        command.accounts = only(
                ConnectedAccounts.class,
                Map.of(
                        "all",
                        List.of(
                                account("anna@contoso", GrantState.OK, List.of(Text.of("Reading mail"))),
                                account("boris@contoso", GrantState.BLOCKED, List.of())),
                        "of",
                        List.of(account("anna@contoso", GrantState.OK, List.of()))));
        return command;
    }

    @Test
    void a07AccountsShowTheirStateAndWhatTheyMiss() throws RefusedException {
        assertThat(accounts(null, people).execute()).isNull();
        assertThat(console.printed().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "STATE LOGIN TENANT USER",
                        "OK anna@contoso tenant u-anna",
                        " Reading mail",
                        "BLOCKED boris@contoso tenant u-anna");
    }

    @Test
    void a07AccountsOfOneUserOnlyAndAnUnknownOneIsSaid() throws RefusedException {
        assertThat(accounts("anna", people).execute()).isNull();
        assertThat(console.printed()).contains("anna@contoso").doesNotContain("boris");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(accounts("ghost", nobody)::execute)
                .withMessage("There is no user ghost.");
    }

    @Test
    void a07SessionsShowWhatTheyWaitFor() {
        SessionsCommand command = new SessionsCommand();
        command.session = console.session();
        EditSession open = new EditSession(
                new EditSessionId("s-1"),
                "office365",
                new FileId("f-1"),
                ANNA,
                EditState.OPEN,
                Optional.empty(),
                Optional.empty(),
                NINE,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty());
        command.sessions = List.of(only(EditSessions.class, Map.of("all", List.of(open))));
        assertThat(command.execute()).isNull();
        assertThat(console.printed().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "STATE WAITS FOR OPENED SAVED SESSION FILE USER",
                        "OPEN - 2026-11-27 09:00 UTC never s-1 f-1 u-anna");
    }

    @Test
    void a07MailboxesShowWhyTheyStandStill() throws RefusedException {
        MailboxesCommand command = new MailboxesCommand();
        command.session = console.session();
        command.people = people;
        Mailbox box = new Mailbox(
                new MailboxId("m-1"),
                ANNA,
                "office365",
                "anna@contoso",
                "anna@contoso",
                MailboxState.SIGN_IN_NEEDED,
                Optional.of(NINE),
                Optional.of(Text.of("Sign in again.")),
                Optional.empty(),
                List.of(),
                1,
                7);
        command.mailboxes = List.of(only(Mailboxes.class, Map.of("all", List.of(box), "of", List.of())));
        assertThat(command.execute()).isNull();
        assertThat(console.printed().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "STATE ADDRESS UP TO DATE TO COME MAILBOX USER",
                        "SIGN_IN_NEEDED anna@contoso 2026-11-27 09:00 UTC 7 m-1 u-anna",
                        " Sign in again.");
        command.user = "anna";
        assertThat(command.execute()).isNull();
        assertThat(console.printed().lines()).hasSize(4);
    }
}
