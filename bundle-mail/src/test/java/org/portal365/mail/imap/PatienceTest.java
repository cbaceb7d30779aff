package org.portal365.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portal365.mail.imap.FakeImap.message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.mail.core.Backoff;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailFault.Kind;
import org.portal365.mail.core.PatientMailboxes;
import org.portal365.mail.core.RemoteMailbox;
import org.portal365.mail.core.SentItems;
import org.portal365.mail.core.ServerPauses;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.mail.jdbc.JdbcPauseStore;
import org.portal365.persistence.TestDatabases;

/** M19, case 168: nobody connects to a server that has asked to wait, whatever for, and never often at a time. */
@Timeout(60)
class PatienceTest {
    private static final String ASKS = " NO Request is throttled. Suggested Backoff Time: 299961 milliseconds";

    @TempDir
    Path folder;

    private SyncBench bench;
    private PatientMailboxes patient;

    @BeforeEach
    void start() throws Exception {
        bench = new SyncBench(folder);
        ServerPauses pauses = new ServerPauses(
                new JdbcPauseStore(TestDatabases.h2().open(JdbcBoxStore.OWNER, JdbcBoxStore.class.getClassLoader())),
                new Backoff(Duration.ofSeconds(15), Duration.ofMinutes(15), () -> 0.5),
                bench.clock);
        patient = new PatientMailboxes(unused -> bench.open(), box -> "server:993", pauses);
        bench.servers = patient;
        bench.server.add(message("first"));
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private void assertPaused() {
        assertThat(bench.pass()).hasValueSatisfying(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.PAUSED);
            assertThat(fault.retryAfter()).contains(Duration.ofMillis(299_961));
        });
    }

    @Test
    void m19AndCase168WhatIsSaidInMidSessionStopsReadingAndLookingAlike() {
        bench.server.instead = (tag, command) -> command.contains("BODY.PEEK[]") ? tag + ASKS : null;
        assertPaused();
        assertPaused();
        SentItems sent = SentItems.of(patient);
        assertThatThrownBy(() -> sent.has(bench.box(), "<a@example.test>"))
                .isInstanceOfSatisfying(
                        MailFault.class, fault -> assertThat(fault.kind()).isEqualTo(Kind.PAUSED));
        assertThat(bench.server.connections.get()).as("nobody knocks meanwhile").isEqualTo(1);

        bench.server.instead = (tag, command) -> null;
        bench.clock.advance(Duration.ofMillis(299_961));
        assertThat(bench.pass()).isEmpty();
        assertThat(bench.subjects()).containsExactly("first");
        assertThat(sent.has(bench.box(), "<a@example.test>")).isFalse();
    }

    @Test
    void m19AndCase168WhatIsSaidAtSignInIsObeyedToo() {
        bench.server.instead = (tag, command) -> command.startsWith("AUTHENTICATE") ? tag + ASKS : null;
        assertPaused();
        assertPaused();
        assertThat(bench.server.connections.get()).isEqualTo(1);
    }

    @Test
    void m19SentItemsAreLookedAtOverOneConnectionAtATime() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        SentItems sent = SentItems.of(box -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            RemoteMailbox remote = bench.open();
            open.decrementAndGet();
            return remote;
        });
        IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    boolean unused = sent.has(bench.box(), "<a@example.test>");
                }))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(bench.server.connections.get()).as("positive control").isEqualTo(8);
        assertThat(most.get()).isEqualTo(1);
    }
}
