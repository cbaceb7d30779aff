package org.portal365.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.portal365.mail.imap.FakeImap.message;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.MailFolder;
import org.portal365.mail.core.Backoff;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.Refusals;
import org.portal365.mail.core.RemoteMailbox;

/** Servers that break off, lie, say no, or never end. Nothing is lost, nothing is double, nothing hangs. */
@Timeout(60)
class HostileServerTest {
    @TempDir
    Path folder;

    private SyncBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new SyncBench(folder);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private void three() {
        bench.server.add(message("first"));
        bench.server.add(message("second"));
        bench.server.add(message("third"));
    }

    @Test
    void m14ReadsAndFollowsWithoutCondstore() {
        three();
        assertThat(bench.pass()).isEmpty();
        assertThat(bench.subjects()).containsExactly("first", "second", "third");
        bench.server.add(message("fourth"));
        bench.server.flags.put(1L, "\\Seen");
        bench.server.remove(2);
        assertThat(bench.pass()).isEmpty();
        assertThat(bench.subjects()).containsExactly("first", "fourth", "third");
        assertThat(bench.mails().stream()
                        .filter(mail -> mail.arrival().uid() == 1)
                        .findFirst()
                        .orElseThrow()
                        .flags())
                .containsExactly(Flag.SEEN);
    }

    @Test
    void m14APassWithoutChangesFetchesNoBodies() {
        three();
        assertThat(bench.pass()).isEmpty();
        bench.server.transcript.clear();
        assertThat(bench.pass()).isEmpty();
        assertThat(bench.server.transcript).noneMatch(line -> line.contains("BODY"));
    }

    @Test
    void case161AnotherUidValidityLosesAndDoublesNothing() {
        three();
        assertThat(bench.pass()).isEmpty();
        bench.server.validity = 3;
        bench.server.messages.clear();
        bench.server.flags.clear();
        bench.server.uidNext = 1;
        bench.server.add(message("third"));
        bench.server.add(message("first"));
        bench.server.add(message("second"));
        assertThat(bench.pass()).isEmpty();
        assertThat(bench.subjects()).containsExactly("first", "second", "third");
        assertThat(bench.mails()).allMatch(mail -> mail.validity() == 3);
    }

    @Test
    void case162AMessageThatGoesWhileItIsFetchedIsPassedOver() {
        three();
        bench.server.instead = (tag, command) -> {
            if (command.contains("BODY.PEEK[]")) {
                bench.server.remove(2);
            }
            return null;
        };
        assertThat(bench.pass()).isEmpty();
        assertThat(bench.subjects()).containsExactly("first", "third");
    }

    @Test
    void m18AndCase163ByeWithAnExpiredTokenIsFollowedByANewConnection() {
        for (int i = 0; i < 250; i++) {
            bench.server.add(message("number " + (1000 + i)));
        }
        int[] fetches = {0};
        bench.server.instead = (tag, command) -> command.contains("BODY.PEEK[]") && ++fetches[0] == 2
                ? "* BYE Session invalidated - AccessTokenExpired"
                : null;
        assertThat(bench.pass()).as("one pass, over two connections").isEmpty();
        assertThat(bench.server.connections.get()).isEqualTo(2);
        assertThat(bench.server.transcript.stream()
                        .filter(line -> line.contains("AUTHENTICATE"))
                        .distinct())
                .as("with a token of its own each")
                .hasSize(2);
        assertThat(bench.subjects()).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void case164AnyOf64CutsLeavesEachMessageWholeOrAbsent() {
        for (int i = 0; i < 5; i++) {
            bench.server.add(message("number " + i));
        }
        assertThat(bench.passes(1)).isEqualTo(1);
        String whole = bench.subjects().toString();
        for (int cut = 1; cut <= 64; cut++) {
            bench.store.remove(bench.box().id());
            bench.server.connections.set(0);
            bench.server.cuts = 1;
            bench.server.cutAfter = cut * 35;
            int unused = bench.passes(3);
            assertThat(bench.subjects()).hasToString(whole);
            assertThat(bench.mails())
                    .as("cut after %s bytes", cut * 35)
                    .allSatisfy(mail -> assertThat(
                                    new String(bench.store.bytes(mail.arrival().blob()), StandardCharsets.US_ASCII))
                            .isEqualTo(bench.serverMessages().get(mail.arrival().uid())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{4294967296}\r\n", "{-1}\r\n", "NIL", "{5}\r\n", "{999}\r\n", "{99999999999}\r\n", "(((((("})
    void case165ALyingLiteralCostsThatMessageOnly(String lie) {
        three();
        bench.server.literal = (uid, text) -> uid == 2 ? lie : "{" + text.length() + "}\r\n" + text;
        for (int i = 0; i < 4 && bench.mails().size() < 3; i++) {
            Optional<MailFault> unused = bench.pass();
        }
        assertThat(bench.subjects()).contains("first", "third");
    }

    @Test
    void case167AChallengeAfterAFailureIsAnswered() {
        bench.server.instead = (tag, command) -> command.startsWith("AUTHENTICATE")
                ? "+ eyJzdGF0dXMiOiI0MDEifQ==\r\n" + tag + " NO AUTHENTICATE failed."
                : null;
        assertThat(bench.pass())
                .hasValueSatisfying(fault -> assertThat(fault.kind()).isEqualTo(MailFault.Kind.TOKEN_REFUSED));
        await().untilAsserted(() ->
                assertThat(bench.server.transcript).as("the empty line").contains(""));
    }

    @Test
    void case168ThrottlingSaysHowLong() {
        three();
        bench.server.instead = (tag, command) -> command.contains("BODY.PEEK[]")
                ? tag + " NO Request is throttled. Suggested Backoff Time: 299961 milliseconds"
                : null;
        assertThat(bench.pass()).hasValueSatisfying(fault -> {
            assertThat(fault.kind()).isEqualTo(MailFault.Kind.THROTTLED);
            assertThat(fault.retryAfter()).contains(Duration.ofMillis(299_961));
        });
    }

    @Test
    void m19TheMailboxWaitsAsLongAsTheServerSaysAndNotLonger() {
        three();
        bench.server.instead = (tag, command) -> command.contains("BODY.PEEK[]")
                ? tag + " NO Request is throttled. Suggested Backoff Time: 299961 milliseconds"
                : null;
        MailFault fault = bench.pass().orElseThrow();
        Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15), () -> 0.5);
        Hold hold = new Refusals(null, backoff, bench.clock)
                .held(bench.box(), fault)
                .hold();
        assertThat(hold.until()).contains(bench.clock.instant().plusMillis(299_961));
        assertThat(bench.server.connections.get())
                .as("it is not asked again in the same pass")
                .isEqualTo(1);
        bench.server.instead = (tag, command) -> null;
        assertThat(bench.pass()).isEmpty();
        assertThat(bench.subjects()).hasSize(3);
    }

    @Test
    void case173TheUidsOfALargeFolderAreReadInPieces() {
        for (int i = 0; i < 30_000; i++) {
            bench.server.add("");
        }
        try (RemoteMailbox remote = bench.open()) {
            assertThat(remote.select("INBOX").exists()).isEqualTo(30_000);
            assertThat(remote.search(1, 30_000, Optional.empty())).hasSize(30_000);
        }
    }

    @Test
    void case173UidsThatAreFarApartDoNoHarm() {
        three();
        try (RemoteMailbox remote = bench.open()) {
            assertThat(remote.search(1, 4_294_967_294L, Optional.empty())).hasSize(3);
        }
        assertThat(bench.server.transcript).hasSizeLessThan(3_000);
    }

    @Test
    void case176OddFolderNamesAreSpelledAsTheServerDoes() {
        StringBuilder list = new StringBuilder();
        for (String folder : List.of(
                "() \"/\" INBOX",
                "(\\Noselect) \"/\" \"[Mail]\"",
                "() \"/\" \"&BB8EQAQ4BDIENQRC-\"",
                "() \"/\" \"&Broken\"",
                "() \"/\" \"&***-\"",
                "() \"/\" \"100% * of it\"",
                "() \"/\" \"back\\\\slash \\\"quoted\\\"\"",
                "() \"/\" {5}\r\na/b/c",
                "() NIL gone")) {
            list.append("* LIST ").append(folder).append("\r\n");
        }
        for (int i = 0; i < 1_000; i++) {
            list.append("* LIST () \"/\" \"f").append(i).append("\"\r\n");
        }
        bench.server.instead = (tag, command) -> command.startsWith("LIST")
                ? list + tag + " OK done"
                : command.contains("gone") ? tag + " NO there is no such folder" : null;
        three();
        assertThat(bench.pass()).as("a folder that has vanished is no error").isEmpty();
        assertThat(bench.store.folders(bench.box().id()).stream().map(MailFolder::name))
                .contains("Привет", "&Broken", "&***-", "100% * of it", "back\\slash \"quoted\"", "a/b/c")
                .doesNotContain("[Mail]")
                .hasSize(1_008);
        assertThat(bench.server.transcript)
                .anyMatch(line -> line.endsWith("SELECT \"back\\\\slash \\\"quoted\\\"\""))
                .anyMatch(line -> line.endsWith("SELECT \"&BB8EQAQ4BDIENQRC-\""))
                .noneMatch(line -> line.contains("[Mail]"));
        assertThat(bench.subjects()).hasSize(3);
    }

    @Test
    void case172AReplayedPassAddsNothing() {
        three();
        bench.server.add(message("first"));
        assertThat(bench.pass()).isEmpty();
        assertThat(bench.pass()).isEmpty();
        assertThat(bench.subjects())
                .as("the same message delivered twice is two messages")
                .containsExactly("first", "first", "second", "third");
    }

    @Test
    void case175NothingOfANameEndsACommand() {
        bench.server.instead = (tag, command) -> command.startsWith("LIST")
                ? "* LIST () \"/\" {23}\r\nInbox\"\r\nA1 DELETE INBOX\r\n" + tag + " OK done"
                : null;
        Optional<MailFault> unused = bench.pass();
        assertThat(bench.server.transcript).noneMatch(line -> line.contains("DELETE"));
    }

    @Test
    void case179AFloodOfAnswersIsCutOff() {
        three();
        bench.server.instead = (tag, command) ->
                command.startsWith("SELECT") ? "* 1 EXISTS\r\n".repeat(60_000) + tag + " OK done" : null;
        assertThat(bench.pass())
                .hasValueSatisfying(fault -> assertThat(fault.getMessage()).contains("more than"));
    }

    @Test
    void case179AnEndlessGreetingIsCutOff() {
        bench.server.greeting = "* OK " + "a".repeat(100_000);
        assertThat(bench.pass())
                .hasValueSatisfying(fault -> assertThat(fault.kind()).isEqualTo(MailFault.Kind.PROTOCOL));
    }

    @Test
    void case178PreauthIsRefused() {
        bench.server.greeting = "* PREAUTH you are somebody";
        assertThat(bench.pass()).isPresent();
        assertThat(bench.server.transcript).isEmpty();
    }

    @Test
    void case180WithoutXoauth2ImapIsSwitchedOff() {
        bench.server.capabilities = "IMAP4rev1 LOGINDISABLED";
        assertThat(bench.pass())
                .hasValueSatisfying(fault -> assertThat(fault.kind()).isEqualTo(MailFault.Kind.SWITCHED_OFF));
        assertThat(bench.server.transcript).noneMatch(line -> line.contains("AUTHENTICATE"));
    }

    @Test
    void case180ThereIsNoRightToTheMailbox() {
        bench.server.instead = (tag, command) ->
                command.startsWith("SELECT") ? tag + " BAD User is authenticated but not connected." : null;
        assertThat(bench.pass())
                .hasValueSatisfying(fault -> assertThat(fault.kind()).isEqualTo(MailFault.Kind.NOT_PERMITTED));
    }

    @Test
    void m15WhatTheUserDidReachesTheServer() {
        three();
        assertThat(bench.pass()).isEmpty();
        bench.store.change(
                bench.box().id(),
                new org.portal365.api.mail.PendingChange(
                        "a",
                        SyncBench.INBOX,
                        7,
                        1,
                        org.portal365.api.mail.PendingChange.Kind.FLAGS,
                        Set.of(Flag.SEEN),
                        Set.of(),
                        Optional.empty()));
        bench.store.change(
                bench.box().id(),
                new org.portal365.api.mail.PendingChange(
                        "b",
                        SyncBench.INBOX,
                        7,
                        2,
                        org.portal365.api.mail.PendingChange.Kind.DELETE,
                        Set.of(),
                        Set.of(),
                        Optional.empty()));
        assertThat(bench.pass()).isEmpty();
        assertThat(bench.server.flags.get(1L)).contains("\\Seen");
        assertThat(bench.server.messages).doesNotContainKey(2L);
        assertThat(bench.server.transcript).anyMatch(line -> line.contains("UID MOVE 2 \"Deleted Items\""));
        assertThat(bench.store.pending(bench.box().id(), 10)).isEmpty();
    }
}
