package org.portal365.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.mail.OutgoingId;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.core.OutgoingMail.Stage;

/** M24: what the user is told of messages that were handed over. */
class DeliveriesTest {
    private static final String BORIS = "boris@example.test";

    @TempDir
    Path folder;

    /** A draft is forgotten when its message is not told of any more. */
    @Test
    void m24WhatHasFailedIsToldHoweverMuchWasSentSince() throws Exception {
        try (SendBench bench = new SendBench(folder)) {
            OutgoingId failed = bench.sure(bench.draft("Refused", BORIS));
            bench.server.answers = command -> command.startsWith("RCPT") ? "550 5.1.1 nobody" : null;
            assertThat(bench.step(failed).stage()).isEqualTo(Stage.FAILED);
            bench.server.answers = command -> null;
            bench.perMinute = 1000;
            for (int i = 0; i < 205; i++) {
                bench.clock.advance(Duration.ofSeconds(1));
                assertThat(bench.step(bench.sure(bench.draft("Bill " + i, BORIS)))
                                .stage())
                        .isEqualTo(Stage.SENT);
            }
            List<OutgoingMail> told =
                    bench.store.of(bench.box().id(), bench.clock.instant().minus(Duration.ofDays(1)));
            assertThat(told).extracting(OutgoingMail::id).contains(failed);
            assertThat(told.stream().filter(mail -> mail.stage() == Stage.SENT)).hasSize(200);
        }
    }
}
