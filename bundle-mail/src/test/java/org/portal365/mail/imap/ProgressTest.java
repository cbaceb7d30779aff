package org.portal365.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.mail.imap.FakeImap.message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.MailPolicy;
import org.portal365.mail.core.MailboxSync;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.mail.mime.MimeReader;
import org.portal365.persistence.TestDatabases;

/** M13: how much is still to come is told while a mailbox is brought in. */
@Timeout(60)
class ProgressTest {
    @TempDir
    Path folder;

    @Test
    void m13WhatIsStillToComeIsToldBatchByBatch() throws Exception {
        try (SyncBench bench = new SyncBench(folder)) {
            for (int i = 0; i < 250; i++) {
                bench.server.add(message("Number " + i));
            }
            Jdbi jdbi = TestDatabases.h2().open(JdbcBoxStore.OWNER, JdbcBoxStore.class.getClassLoader());
            JdbcBoxStore boxes = new JdbcBoxStore(jdbi, bench.clock);
            Box box = boxes.put(bench.box(), Optional.empty());
            List<Integer> told = new ArrayList<>();
            MailPolicy policy =
                    new MailPolicy(true, false, MailPolicy.Fallback.ASK, 0, Duration.ofMinutes(1), 25, 1000);
            MailboxSync sync = new MailboxSync(
                    bench.store,
                    unused -> bench.open(),
                    new MimeReader(),
                    () -> policy,
                    bench.clock,
                    unused -> Map.of(),
                    (id, left) -> {
                        boxes.left(id, left);
                        told.add(boxes.find(id).orElseThrow().reach().left());
                    });
            Box after = sync.run(box, MailboxSync.Idle.NONE);
            assertThat(told).containsExactly(250, 150, 50, 0);
            assertThat(after.synced()).isPresent();
            assertThat(bench.mails()).hasSize(250);
        }
    }
}
