package org.portal365.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.mail.OutgoingId;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.core.OutgoingMail.Stage;

/** M06, M23: through the portal's own server or the provider's, with one copy among the sent ones either way. */
@Timeout(60)
class OwnServerTest {
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

    @Test
    void case190ThreeAtATimeAndTheNextHasItsTurn() {
        List<OutgoingId> begun = List.of(
                bench.sure(bench.draft("one", BORIS)),
                bench.sure(bench.draft("two", BORIS)),
                bench.sure(bench.draft("three", BORIS)));
        OutgoingId fourth = bench.sure(bench.draft("four", BORIS));
        begun.forEach(bench::begin);
        OutgoingMail waiting = bench.step(fourth);
        assertThat(waiting.stage()).isEqualTo(Stage.QUEUED);
        assertThat(waiting.hold().attempts()).as("no failure").isZero();
        assertThat(bench.server.commands).isEmpty();
        bench.clock.advance(Duration.ofSeconds(31));
        assertThat(bench.step(fourth).stage())
                .as("those who died count no more")
                .isEqualTo(Stage.SENT);
    }

    @Test
    void m06ThroughThePortalsOwnServerNothingSecretIsSaidAndACopyIsFiledOnce() {
        bench.local = true;
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        assertThat(bench.step(id).stage()).isEqualTo(Stage.FILING);
        assertThat(bench.server.verbs()).containsExactly("EHLO", "MAIL", "RCPT", "DATA");
        assertThat(bench.step(id).stage()).isEqualTo(Stage.SENT);
        assertThat(bench.filed).as("M23, case196: the provider has no copy").isEqualTo(1);
    }

    @Test
    void m23AndCase196ThroughTheProviderNothingIsFiled() {
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        assertThat(bench.step(id).stage()).isEqualTo(Stage.SENT);
        assertThat(bench.filed).as("Exchange has stored it itself").isZero();
    }

    @Test
    void m06WhatCannotBeFiledIsTriedAgainWithoutSendingAgain() {
        bench.local = true;
        OutgoingId id = bench.sure(bench.draft("Hello", BORIS));
        assertThat(bench.step(id).stage()).isEqualTo(Stage.FILING);
        bench.filing = () -> {
            throw new MailFault(MailFault.Kind.UNREACHABLE, "no connection");
        };
        assertThat(bench.step(id).stage()).isEqualTo(Stage.FILING);
        bench.clock.advance(Duration.ofHours(25));
        assertThat(bench.step(id).stage()).as("after a day it stays like that").isEqualTo(Stage.SENT);
        assertThat(bench.server.verbs().stream().filter("DATA"::equals)).hasSize(1);
    }
}
