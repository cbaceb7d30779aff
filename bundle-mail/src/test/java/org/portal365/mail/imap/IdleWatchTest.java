package org.portal365.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.portal365.mail.imap.FakeImap.message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.mail.MailboxId;
import org.portal365.mail.core.Box;

/** M17, case 174: mailboxes tell of new mail themselves, many on one thread. */
@Timeout(60)
class IdleWatchTest {
    @TempDir
    Path folder;

    private final List<MailboxId> told = new CopyOnWriteArrayList<>();
    private SyncBench bench;
    private IdleWatch watch;

    @BeforeEach
    void start() throws Exception {
        bench = new SyncBench(folder);
        watch = new IdleWatch(told::add, Duration.ofMinutes(25), 1000);
    }

    @AfterEach
    void stop() throws Exception {
        watch.close();
        bench.close();
    }

    @Test
    void m17NewMailIsToldAndReadOverTheSameConnection() throws Exception {
        bench.server.add(message("first"));
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(watch.waits(bench.box().id())).isTrue();
        assertThat(told).isEmpty();
        bench.server.add(message("second"));
        await().until(() -> bench.server.idlers() == 1);
        bench.server.tell("* 2 EXISTS");
        await().until(() -> told.contains(bench.box().id()));
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(bench.subjects()).containsExactly("first", "second");
        assertThat(bench.server.connections.get()).isEqualTo(1);
        assertThat(watch.waits(bench.box().id())).as("and waits again").isTrue();
    }

    /** A server tells of new mail once. What comes while a pass is under way is not told again to whoever waits after it. */
    @Test
    void m17WhatComesDuringAPassIsReadAtOnce() throws Exception {
        bench.server.add(message("first"));
        bench.server.instead = (tag, command) -> {
            if (!command.startsWith("UID FETCH") || !command.contains("BODY") || bench.server.messages.size() > 1) {
                return null;
            }
            bench.server.add(message("second"));
            return "* 1 FETCH (UID 1 BODY[] {" + message("first").length() + "}\r\n" + message("first")
                    + ")\r\n* 2 EXISTS\r\n" + tag + " OK done";
        };
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(told).containsExactly(bench.box().id());
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(bench.subjects()).containsExactly("first", "second");
        assertThat(told).as("nothing came during the second").hasSize(1);
        assertThat(watch.waits(bench.box().id())).isTrue();
    }

    /** Between INBOX and the end of the pass other folders are open, and nobody tells of INBOX. */
    @Test
    void m17WhatComesWhileOtherFoldersAreReadIsReadAtOnce() throws Exception {
        bench.server.instead = (tag, command) -> {
            if (command.startsWith("LIST")) {
                return "* LIST () \"/\" INBOX\r\n* LIST () \"/\" Letters\r\n" + tag + " OK done";
            }
            if (command.startsWith("SELECT \"Letters\"") && bench.server.messages.isEmpty()) {
                bench.server.add(message("first"));
                return "* 0 EXISTS\r\n* OK [UIDVALIDITY 9] is it\r\n* OK [UIDNEXT 1] is it\r\n" + tag + " OK done";
            }
            return null;
        };
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(told).containsExactly(bench.box().id());
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(bench.subjects()).containsExactly("first");
        assertThat(told).hasSize(1);
        assertThat(watch.waits(bench.box().id())).isTrue();
    }

    /** To open a folder of many messages is the dearest that there is to do in a pass without changes. */
    @Test
    void m14AFolderIsOpenedOnceInAPass() throws Exception {
        bench.server.add(message("first"));
        bench.server.instead =
                (tag, command) -> command.startsWith("LIST") ? "* LIST () \"/\" INBOX\r\n" + tag + " OK done" : null;
        assertThat(bench.pass(watch)).isEmpty();
        await().until(() -> bench.server.idlers() == 1);
        assertThat(bench.server.transcript.stream().filter(line -> line.contains("SELECT")))
                .hasSize(1);
        assertThat(bench.subjects()).containsExactly("first");
    }

    /** Servers say every few minutes that they are there; a pass over each mailbox for that would be much work. */
    @Test
    void m17ASignOfLifeIsNoChange() throws Exception {
        assertThat(bench.pass(watch)).isEmpty();
        await().until(() -> bench.server.idlers() == 1);
        for (int i = 0; i < 5; i++) {
            bench.server.tell("* OK Still here");
            await().during(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> watch.waits(bench.box().id()));
        }
        assertThat(told).isEmpty();
        bench.server.add(message("first"));
        bench.server.tell("* OK Still here\r\n* 1 EXISTS");
        await().until(() -> told.contains(bench.box().id()));
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(bench.subjects()).containsExactly("first");
        assertThat(bench.server.connections.get()).isEqualTo(1);
    }

    /** A pass that wants the connection while it is listened to gets it, whatever comes. */
    @Test
    void m17ALineThatDoesNotEndHoldsNoPassUp() throws Exception {
        assertThat(bench.pass(watch)).isEmpty();
        await().until(() -> bench.server.idlers() == 1);
        bench.server.mumble("* OK Sti");
        bench.server.add(message("first"));
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(bench.subjects()).containsExactly("first");
    }

    @Test
    void aPassThatComesOnItsOwnTakesTheConnectionBack() {
        bench.server.add(message("first"));
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(bench.server.connections.get()).isEqualTo(1);
    }

    @Test
    void case174AConnectionThatDiesIsReplaced() throws Exception {
        bench.server.add(message("first"));
        assertThat(bench.pass(watch)).isEmpty();
        await().until(() -> bench.server.idlers() == 1);
        bench.server.drop();
        await().until(() -> told.contains(bench.box().id()));
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(bench.server.connections.get()).isEqualTo(2);
    }

    @Test
    void case174AWaitingConnectionIsRenewedInTime() {
        watch.close();
        watch = new IdleWatch(told::add, Duration.ofMillis(300), 1000);
        assertThat(bench.pass(watch)).isEmpty();
        await().until(() -> told.contains(bench.box().id()));
    }

    @Test
    void case174WithoutIdleItIsPolled() {
        bench.server.capabilities = "IMAP4rev1 AUTH=XOAUTH2 SASL-IR";
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(watch.waits(bench.box().id())).isFalse();
        assertThat(bench.pass(watch)).as("and works all the same").isEmpty();
    }

    @Test
    void m17HundredsWaitOnOneThread() throws Exception {
        for (int i = 0; i < 300; i++) {
            Box box = bench.box();
            Box other = new Box(
                    new MailboxId("box-" + i),
                    box.owner(),
                    box.provider(),
                    box.address(),
                    box.name(),
                    box.access(),
                    box.reach(),
                    box.synced(),
                    box.scanned(),
                    box.hold());
            assertThat(watch.keep(other, bench.open())).isTrue();
        }
        await().until(() -> bench.server.idlers() == 300);
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("mail-idle"))
                .count();
        assertThat(threads).isEqualTo(1);
        bench.server.tell("* 1 EXISTS");
        await().atMost(Duration.ofSeconds(30)).until(() -> told.size() == 300);
    }

    /** RFC 3501, 3.4: a client says LOGOUT before it goes, also one that waits. */
    @Test
    void case152EveryServerIsLeftWithAWord() {
        assertThat(bench.pass(watch)).isEmpty();
        await().until(() -> bench.server.idlers() == 1);
        assertThat(watch.watched()).containsExactly(bench.box().id());
        assertThat(bench.server.transcript).as("positive control").noneMatch(line -> line.endsWith(" LOGOUT"));
        watch.close();
        await().until(() -> bench.server.transcript.stream().anyMatch(line -> line.endsWith(" LOGOUT")));
        assertThat(bench.server.transcript.get(bench.server.transcript.size() - 2))
                .isEqualTo("DONE");

        assertThat(bench.pass()).isEmpty();
        await().until(() -> bench.server.transcript.stream()
                        .filter(line -> line.endsWith(" LOGOUT"))
                        .count()
                == 2);
    }

    /** A connection that somebody wants to keep when all is over is not taken. */
    @Test
    void case152NothingIsKeptAfterTheEnd() {
        watch.close();
        assertThat(bench.pass(watch)).isEmpty();
        assertThat(watch.watched()).isEmpty();
        await().until(() -> bench.server.transcript.stream().anyMatch(line -> line.endsWith(" LOGOUT")));
    }
}
