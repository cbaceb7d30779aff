package org.portal365.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Outgoing;
import org.portal365.api.mail.OutgoingId;
import org.portal365.mail.TestAccounts;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.OutgoingMail.Stage;
import org.portal365.mail.core.Views;

/** Who may send: by the permission of the account, and by what one user may write in a day. */
class PermittedTest {
    private static final String BORIS = "boris@example.test";
    private static final UserId ANNA = new UserId("anna");

    @TempDir
    Path folder;

    private final TestAccounts accounts = new TestAccounts(ANNA, "anna@example.test");
    private final AccountTokens tokens = new AccountTokens(accounts);
    private SendBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new SendBench(folder);
        bench.credentials = () -> new SmtpSubmission.Credentials(
                "XOAUTH2",
                tokens.sureSend(new AccountId("account-anna@example.test")).value());
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private Delivery seen(OutgoingId id, UserId viewer) {
        return new Views(tokens).of(bench.box(), bench.store.find(id).orElseThrow(), viewer);
    }

    @Test
    void case194WithoutThePermissionToSendTheUserIsAskedWithALink() {
        accounts.denied = Set.of("SMTP.Send");
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        assertThat(bench.step(id).stage()).isEqualTo(Stage.QUEUED);
        assertThat(bench.server.commands).as("nobody was asked to take it").isEmpty();
        Delivery waiting = seen(id, ANNA);
        assertThat(waiting.words().orElseThrow().in(Locale.ENGLISH)).startsWith("Permit the portal to send your mail");
        assertThat(waiting.challenge().orElseThrow().scopes()).contains("SMTP.Send");
        assertThat(seen(id, new UserId("boris")).challenge())
                .as("nobody else is asked for Anna's account")
                .isEmpty();

        accounts.denied = Set.of();
        bench.clock.advance(Duration.ofMinutes(5));
        assertThat(bench.step(id).stage()).as("permitted, it goes").isEqualTo(Stage.SENT);
    }

    @Test
    void case194ATokenThatTheServerDoesNotTakeIsAskedForAnew() {
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        bench.server.answers =
                command -> command.startsWith("token-of") ? "535 5.7.3 Authentication unsuccessful" : null;
        assertThat(bench.step(id).stage()).isEqualTo(Stage.QUEUED);
        Delivery waiting = seen(id, ANNA);
        assertThat(waiting.words().orElseThrow().in(Locale.ENGLISH)).contains("Permit it again", "administrator");
        assertThat(waiting.challenge()).isPresent();
        assertThat(waiting.retryAt()).contains(bench.clock.instant().plus(Duration.ofMinutes(5)));

        bench.clock.advance(Duration.ofHours(25));
        assertThat(bench.step(id).stage()).as("not for ever").isEqualTo(Stage.FAILED);
        assertThat(seen(id, ANNA).challenge()).isEmpty();
    }

    @Test
    void case193WhoHasWrittenTooMuchIsRefusedAndThatIsWrittenDown() {
        bench.quota = (user, id, recipients) -> recipients <= 1;
        Outgoing much = bench.draft("Hello", BORIS, "clara@example.test");
        assertThat(bench.submit(much).<MailRefusal>fold(id -> null, refused -> refused.reason()))
                .isEqualTo(MailRefusal.TOO_MANY);
        assertThat(bench.store.byKey(bench.box().id(), much.key())).isEmpty();
        assertThat(bench.audit.events()).hasSize(1);
        assertThat(bench.audit.events().get(0).toString())
                .contains("mail_submit", "quota", "anna")
                .doesNotContain(BORIS);
        assertThat(bench.submit(bench.draft("Hello", BORIS)).optional())
                .as("the control")
                .isPresent();
    }

    @Test
    void case193AMessageThatIsHandedOverTwiceCountsOnce() {
        int[] taken = {0};
        bench.quota = (user, id, recipients) -> ++taken[0] > 0;
        Outgoing draft = bench.draft("Hello", BORIS);
        assertThat(bench.sure(draft)).isEqualTo(bench.sure(draft));
        assertThat(taken[0]).isEqualTo(1);
    }
}
