package org.portal365.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.api.Body;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Outgoing;
import org.portal365.api.mail.OutgoingId;
import org.portal365.mail.core.MailPolicy;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.core.OutgoingMail.Stage;
import org.portal365.mail.core.Recipient;

/** M22, M27, cases 181 to 195: never lost, never twice but where nobody can know, nothing smuggled in. */
@Timeout(60)
class SendingTest {
    private static final String BORIS = "boris@example.test";

    @TempDir
    Path folder;

    private SendBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new SendBench(folder);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private List<String> states(OutgoingMail mail) {
        return mail.recipients().stream()
                .map(one -> one.address().split("@", -1)[0] + " " + one.state())
                .toList();
    }

    @Test
    void sendsOnceAndRemembersIt() {
        Outgoing draft = bench.draft("Hello", BORIS);
        OutgoingId id = bench.sure(draft);
        assertThat(bench.sure(draft)).as("handed over twice").isEqualTo(id);
        assertThat(bench.step(id).stage()).isEqualTo(Stage.SENT);
        assertThat(bench.server.verbs()).containsExactly("EHLO", "AUTH", "dG9rZW4=", "MAIL", "RCPT", "DATA");
        assertThat(bench.server.content).contains("Subject: Hello", "text");
        assertThat(bench.audit.events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void case181ATemporaryRefusalWaitsAndGoesOn(String where) {
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        bench.server.answers = command -> command.startsWith(where) ? "450 4.3.2 later" : null;
        OutgoingMail waiting = bench.step(id);
        assertThat(waiting.stage()).isEqualTo(Stage.QUEUED);
        assertThat(waiting.hold().until())
                .hasValueSatisfying(until -> assertThat(until).isAfter(bench.clock.instant()));
        bench.server.answers = command -> null;
        assertThat(bench.step(id).stage()).isEqualTo(Stage.SENT);
    }

    @Test
    void case181ItIsGivenUpAfterADay() {
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        bench.server.answers = command -> command.startsWith("MAIL") ? "451 4.7.0 later" : null;
        assertThat(bench.step(id).stage()).isEqualTo(Stage.QUEUED);
        bench.clock.advance(Duration.ofHours(25));
        OutgoingMail end = bench.step(id);
        assertThat(end.stage()).isEqualTo(Stage.FAILED);
        assertThat(end.hold().word()).isEqualTo("delivery.given_up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void case182ARefusalForGoodIsNotRepeated(String where) {
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        bench.server.answers = command -> command.startsWith(where) ? "554 5.2.0 RecipientsPerDay" : null;
        OutgoingMail end = bench.step(id);
        assertThat(end.stage()).isEqualTo(Stage.FAILED);
        assertThat(end.recipients().get(0).answer()).contains("RecipientsPerDay");
        assertThat(bench.store.raw(id).length()).as("kept").isPositive();
    }

    @Test
    void case183SmtpSwitchedOffAsksBeforeItGoesThroughGraph() {
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        bench.server.answers =
                command -> command.startsWith("dG9") ? "535 5.7.139 SmtpClientAuthentication is disabled" : null;
        assertThat(bench.step(id).stage()).isEqualTo(Stage.ASKING);
        assertThat(bench.sentByGraph).as("never silently").isZero();
        OutgoingMail asked = bench.store.find(id).orElseThrow();
        assertThat(bench.store.decide(
                        asked, asked.by(OutgoingMail.Way.GRAPH).at(Stage.QUEUED, org.portal365.mail.core.Hold.NONE)))
                .isTrue();
        assertThat(bench.step(id).stage()).isEqualTo(Stage.SENT);
        assertThat(bench.sentByGraph).isEqualTo(1);
    }

    @Test
    void m07WhoHasAgreedOnceIsNotAskedAgain() {
        bench.server.answers =
                command -> command.startsWith("dG9") ? "535 5.7.139 SmtpClientAuthentication is disabled" : null;
        OutgoingId first = bench.sure(bench.draft("Hello", BORIS));
        assertThat(bench.step(first).stage()).as("not agreed yet").isEqualTo(Stage.ASKING);
        bench.agree();
        OutgoingId second = bench.sure(bench.draft("Hello again", BORIS));
        assertThat(bench.step(second).way()).isEqualTo(OutgoingMail.Way.GRAPH);
        assertThat(bench.step(second).stage()).isEqualTo(Stage.SENT);
        assertThat(bench.sentByGraph).isEqualTo(1);
    }

    @Test
    void case193WhatIsPutAsideCountsForTheDayAsBefore() {
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        assertThat(bench.step(id).stage()).isEqualTo(Stage.SENT);
        bench.store.dismiss(id);
        assertThat(bench.store.of(bench.box().id(), java.time.Instant.EPOCH)).isEmpty();
        assertThat(bench.store.since(bench.box().id(), java.time.Instant.EPOCH).recipients())
                .isEqualTo(1);
    }

    @Test
    void case183WithoutFallbackTheAdministratorIsNamed() {
        bench.fallback = MailPolicy.Fallback.OFF;
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        bench.server.answers = command -> command.startsWith("dG9") ? "535 5.7.139 disabled" : null;
        OutgoingMail end = bench.step(id);
        assertThat(end.stage()).isEqualTo(Stage.FAILED);
        assertThat(end.hold().word()).isEqualTo("delivery.smtp_off");
        assertThat(bench.sentByGraph).isZero();
    }

    @Test
    void case183ARefusedTokenCausesNoStorm() {
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        bench.server.answers = command -> command.startsWith("dG9") ? "535 5.7.3 Authentication unsuccessful" : null;
        assertThat(bench.step(id).hold().until()).contains(bench.clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void case184WhoWasAcceptedGetsNoSecondCopy() {
        OutgoingId id = bench.sure(
                bench.draft("Hello", "a@example.test", "later@example.test", "b@example.test", "never@example.test"));
        bench.server.answers = command ->
                command.contains("later@") ? "450 4.2.0 busy" : command.contains("never@") ? "550 5.1.1 nobody" : null;
        OutgoingMail first = bench.step(id);
        assertThat(states(first)).containsExactly("a ACCEPTED", "later WAITING", "b ACCEPTED", "never REFUSED");
        assertThat(first.stage()).isEqualTo(Stage.QUEUED);
        bench.server.commands.clear();
        bench.server.answers = command -> null;
        OutgoingMail second = bench.step(id);
        assertThat(bench.server.commands)
                .filteredOn(line -> line.startsWith("RCPT"))
                .containsExactly("RCPT TO:<later@example.test>");
        assertThat(states(second)).containsExactly("a ACCEPTED", "later ACCEPTED", "b ACCEPTED", "never REFUSED");
        assertThat(second.stage()).isEqualTo(Stage.FAILED);
    }

    @Test
    void case185AfterACutItIsLookedForBeforeItIsRepeated() {
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        bench.server.answers = command -> command.equals(".") ? FakeSmtp.CUT : null;
        assertThat(bench.step(id).stage()).isEqualTo(Stage.UNCERTAIN);
        bench.inSent = true;
        assertThat(bench.step(id).stage()).isEqualTo(Stage.SENT);
        assertThat(bench.server.verbs().stream().filter("DATA"::equals)).hasSize(1);
    }

    @Test
    void case185WhatIsNotThereIsRepeatedWithTheSameMessageId() {
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        bench.server.answers = command -> command.equals(".") ? FakeSmtp.CUT : null;
        assertThat(bench.step(id).stage()).isEqualTo(Stage.UNCERTAIN);
        bench.server.answers = command -> null;
        OutgoingMail mail = bench.store.find(id).orElseThrow();
        for (int i = 0; i < 10 && mail.stage() == Stage.UNCERTAIN; i++) {
            mail = bench.step(id);
        }
        assertThat(mail.stage()).isEqualTo(Stage.QUEUED);
        assertThat(bench.step(id).stage()).isEqualTo(Stage.SENT);
        assertThat(bench.server.content.stream()
                        .filter(line -> line.startsWith("Message-ID: "))
                        .distinct())
                .hasSize(1);
        assertThat(bench.server.content.stream().filter(line -> line.startsWith("Message-ID: ")))
                .hasSize(2);
    }

    @Test
    void case186WhoFindsAMessageInTheMiddleLooksFirst() {
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        OutgoingMail queued = bench.store.find(id).orElseThrow();
        assertThat(bench.store.decide(queued, queued.at(Stage.SENDING, queued.hold())))
                .isTrue();
        assertThat(bench.step(id).stage()).as("killed while sending").isEqualTo(Stage.UNCERTAIN);
        assertThat(bench.server.commands).isEmpty();
    }

    static Stream<String> payloads() {
        List<String> payloads = new ArrayList<>();
        for (String end :
                List.of("\r", "\n", "\r\n", "\u2028", "\u2029", "\0", "\u0085", "\u000b", "\u000c", "\r\n ")) {
            for (String what : List.of("Bcc: x@evil.test", ".\r\nMAIL FROM:<x@evil.test>", "\r\n\r\nbody", "a=b")) {
                payloads.add("a" + end + what);
            }
        }
        return payloads.stream();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void case187NothingInAHeaderEndsItsLine(String payload) {
        Outgoing good = bench.draft("Hello", BORIS);
        List<MailAddress> named = List.of(new MailAddress(payload, BORIS));
        List<MailAddress> addressed = List.of(new MailAddress("", payload + "@example.test"));
        for (Outgoing bad : List.of(
                bench.draft(payload, BORIS),
                with(good, named, List.of(), List.of()),
                with(good, good.to(), addressed, List.of()),
                with(good, good.to(), List.of(), List.of("<" + payload + "@x>")))) {
            assertThat(bench.submit(bad).refusal())
                    .hasValueSatisfying(refused -> assertThat(refused.reason()).isEqualTo(MailRefusal.NOT_ACCEPTED));
        }
        assertThat(bench.server.commands).isEmpty();
    }

    private static Outgoing with(Outgoing draft, List<MailAddress> to, List<MailAddress> cc, List<String> references) {
        return new Outgoing(
                draft.actor(),
                draft.box(),
                draft.key() + to.hashCode() + cc.hashCode() + references.hashCode(),
                draft.from(),
                to,
                cc,
                List.of(),
                draft.subject(),
                draft.text(),
                references,
                List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u560d\u560aBcc: x@evil.test", "=?utf-8?Q?a=0D=0ABcc:_x@evil.test?=", "Привет мир", "a\tb"})
    void case187OddSubjectsStayOneHeader(String subject) {
        OutgoingId id = bench.sure(bench.draft(subject, BORIS));
        assertThat(bench.step(id).stage()).isEqualTo(Stage.SENT);
        int blank = bench.server.content.indexOf("");
        assertThat(bench.server.content.subList(0, blank))
                .filteredOn(line -> !line.startsWith(" ") && !line.startsWith("\t"))
                .extracting(line -> line.split(":", 2)[0])
                .containsExactly(
                        "Date",
                        "From",
                        "To",
                        "Subject",
                        "Message-ID",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding");
        assertThat(bench.server.commands.stream().filter(line -> line.startsWith("RCPT")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\n.\r\nMAIL FROM:<x@evil.test>", "a\n.\nb", "a\r.\rb", "a\r.\nb", "a\n.\r\nb", "..", "."})
    void case188NothingInTheTextEndsTheMessage(String text) {
        Outgoing draft = bench.draft("Hello", BORIS);
        OutgoingId id = bench.sure(new Outgoing(
                draft.actor(),
                draft.box(),
                draft.key(),
                draft.from(),
                draft.to(),
                List.of(),
                List.of(),
                draft.subject(),
                text + "\n" + "x".repeat(5_000),
                List.of(),
                List.of(new Outgoing.Attachment(
                        "a.txt", "text/plain", Body.of("\r\n.\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII))))));
        assertThat(bench.step(id).stage()).isEqualTo(Stage.SENT);
        assertThat(bench.server.verbs()).containsExactly("EHLO", "AUTH", "dG9rZW4=", "MAIL", "RCPT", "DATA");
        assertThat(bench.server.content).allMatch(line -> line.length() <= 998);
    }

    @Test
    void case188BareLineEndsBecomeCrLf() throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        DotStuffing.copy(
                new java.io.ByteArrayInputStream("a\n.b\r.c\r\n..d\n\r\ne".getBytes(StandardCharsets.US_ASCII)), out);
        assertThat(out).hasToString("a\r\n..b\r\n..c\r\n...d\r\n\r\ne\r\n");
    }

    @Test
    void case189OnlyTheOwnAddressStandsInFrom() {
        Outgoing draft = bench.draft("Hello", BORIS);
        Outgoing forged = new Outgoing(
                draft.actor(),
                draft.box(),
                draft.key(),
                new MailAddress("Boss", "boss@example.test"),
                draft.to(),
                List.of(),
                List.of(),
                draft.subject(),
                draft.text(),
                List.of(),
                List.of());
        assertThat(bench.submit(forged).refusal()).isPresent();
    }

    @Test
    void case190AndM27LimitsAreKept() {
        bench.perDay = 3;
        assertThat(bench.submit(bench.draft("one", "a@example.test", "b@example.test"))
                        .refusal())
                .isEmpty();
        assertThat(bench.submit(bench.draft("two", "c@example.test", "d@example.test"))
                        .refusal())
                .hasValueSatisfying(refused -> assertThat(refused.reason()).isEqualTo(MailRefusal.TOO_MANY));
        bench.perMinute = 1;
        OutgoingId second = bench.sure(bench.draft("three", "c@example.test"));
        assertThat(bench.step(second).hold().word()).isEqualTo("delivery.pace");
    }

    @Test
    void case191BccIsInTheEnvelopeOnly() {
        Outgoing draft = bench.draft("Hello", BORIS);
        OutgoingId id = bench.sure(new Outgoing(
                draft.actor(),
                draft.box(),
                draft.key(),
                draft.from(),
                draft.to(),
                List.of(),
                List.of(new MailAddress("Secret", "secret@example.test")),
                draft.subject(),
                draft.text(),
                List.of(),
                List.of()));
        assertThat(bench.step(id).stage()).isEqualTo(Stage.SENT);
        assertThat(bench.server.commands).contains("RCPT TO:<secret@example.test>");
        assertThat(bench.server.content)
                .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains("secret"));
    }

    @Test
    void case192ATooLargeMessageIsRefusedBeforeItIsSent() {
        bench.server.extensions = "250-SIZE 100\r\n250 AUTH XOAUTH2";
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        assertThat(bench.step(id).stage()).isEqualTo(Stage.FAILED);
        assertThat(bench.server.verbs()).doesNotContain("MAIL");
    }

    @Test
    void case195IdnRecipientsAndLongAnswersWork() {
        bench.server.answers =
                command -> command.startsWith("RCPT") ? "250-" + "a".repeat(3_000) + "\r\n250 \u00e9" : null;
        OutgoingId id = bench.sure(bench.draft("Hello", "info@пример.рф"));
        OutgoingMail end = bench.step(id);
        assertThat(end.recipients()).extracting(Recipient::address).containsExactly("info@xn--e1afmkfd.xn--p1ai");
        assertThat(end.stage()).isEqualTo(Stage.SENT);
    }
}
