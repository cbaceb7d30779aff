package org.portal365.m365.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealedRows.Page;
import org.portal365.m365.secret.SecretBox;
import org.portal365.persistence.TestDatabases;

/** Case 92: rows move to a new key, whatever happens to them meanwhile. */
class ResealingTest {
    @TempDir
    Path folder;

    private Jdbi jdbi;
    private TestNode node;

    @BeforeEach
    void open() {
        jdbi = TestDatabases.h2().open("m365", ResealingTest.class.getClassLoader());
        node = new TestNode(jdbi, "node", folder.resolve("keys.jwks"));
    }

    /** Somebody writes the row between its sealing anew and the writing of that. */
    private record Interrupted(SecretBox box, Runnable writer) implements SecretBox {
        @Override
        public String seal(String kind, String owner, byte[] plain) {
            String sealed = box.seal(kind, owner, plain);
            writer.run();
            return sealed;
        }

        @Override
        public byte[] open(String kind, String owner, String sealed) throws SealBrokenException {
            return box.open(kind, owner, sealed);
        }
    }

    @Test
    void case092AConcurrentWriterWins() throws Exception {
        node.table.insert(node.sealing, "a");
        String old = node.current();
        String fresh = node.rotated();
        SecretBox slow = new Interrupted(node.sealing, () -> node.table.write(node.sealing, "a", 7));
        assertThat(node.table.rows(slow).reseal(Set.of(old), "", 10).resealed()).isZero();
        assertThat(node.table.read(node.sealing, "a")).isEqualTo("a=7");

        node.table.insert(new TestNode(jdbi, "x", node.file).sealing, "b");
        assertThat(node.table.rows(node.sealing).countByKid()).containsOnlyKeys(fresh);
    }

    @Test
    void case092MovesEveryRowPageByPageAndLeavesBrokenOnes() throws Exception {
        for (int i = 0; i < 25; i++) {
            node.table.insert(node.sealing, "row-%02d".formatted(i));
        }
        node.table.overwrite("row-03", node.table.sealed("row-04"));
        node.table.overwrite("row-05", "no sealed text");
        node.table.overwrite("row-06", "");
        String old = node.current();
        String fresh = node.rotated();
        Page first = node.table.rows(node.sealing).reseal(Set.of(old), "", 10);
        assertThat(first).isEqualTo(new Page(8, Optional.of("row-10")));
        assertThat(node.sealing.reseal()).isEqualTo(14);
        assertThat(node.table.rows(node.sealing).countByKid())
                .containsEntry(fresh, 22L)
                .containsEntry(old, 1L)
                .containsEntry("", 1L);
        assertThat(node.table.read(node.sealing, "row-24")).isEqualTo("row-24=0");
    }

    @Test
    void case092RestsWhenNothingIsLeftAndWakesWhenAKeyIsToGo() {
        node.table.insert(node.sealing, "a");
        String old = node.current();
        assertThat(node.rotated()).isEqualTo(node.current());
        String before = node.table.sealed("a");
        assertThat(node.sealing.reseal()).isEqualTo(1);
        assertThat(node.sealing.reseal()).isZero();
        node.table.overwrite("a", before);
        assertThat(node.sealing.reseal()).as("rests").isZero();
        node.aMinuteLater();
        assertThat(node.sealing.retire(old).refusal()).isPresent();
        assertThat(node.sealing.reseal()).isEqualTo(1);
        assertThat(node.sealing.retire(old).refusal()).isEmpty();
    }

    @Test
    void case092SealsAndOpensWithoutAskingTheDatabaseEachTime() throws Exception {
        String sealed = node.sealing.seal("k", "o", new byte[] {1});
        AtomicInteger statements = new AtomicInteger();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.incrementAndGet();
            }
        });
        long begun = System.nanoTime();
        for (int i = 0; i < 500; i++) {
            assertThat(node.sealing.open("k", "o", sealed)).hasSize(1);
            assertThat(node.sealing.seal("k", "o", new byte[] {1})).isNotEmpty();
        }
        long looks = (System.nanoTime() - begun) / 3_000_000_000L + 1;
        assertThat(statements.get()).isLessThanOrEqualTo((int) looks * 6);
        node.sealing.keepUp();
        assertThat(statements.get()).as("positive control").isPositive();
    }
}
