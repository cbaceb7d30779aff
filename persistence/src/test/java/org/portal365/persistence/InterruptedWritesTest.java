package org.portal365.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who stops a bundle interrupts its threads wherever they are, also in the midst of a write to H2. */
class InterruptedWritesTest {
    private static final int INTERRUPTS = 20;

    @TempDir
    Path folder;

    @Test
    void case152AnInterruptedWriteClosesTheDatabaseForNobody() throws InterruptedException {
        String url = "jdbc:h2:file:" + folder.resolve("portal");
        try (PooledDatabase database = new PooledDatabase(new DatabaseSettings(url, "portal", ""))) {
            assertThat(failures(database.jdbi())).isZero();
        }
    }

    @Test
    void case152WithoutTheLayerOfH2ItWouldBeClosed() throws InterruptedException {
        JdbcDataSource plain = new JdbcDataSource();
        plain.setURL("jdbc:h2:file:" + folder.resolve("plain") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        assertThat(failures(Jdbi.create((DataSource) plain)))
                .as("positive control")
                .isPositive();
    }

    /** How many writes of others failed while a writer was interrupted again and again. */
    private static int failures(Jdbi jdbi) throws InterruptedException {
        jdbi.useHandle(handle -> handle.execute("create table note (n integer primary key, text varchar(1000))"));
        int failures = 0;
        for (int i = 0; i < INTERRUPTS; i++) {
            AtomicBoolean enough = new AtomicBoolean();
            Thread writer = new Thread(() -> write(jdbi, enough));
            writer.start();
            Thread.sleep(20 + i);
            writer.interrupt();
            failures += note(jdbi, -1) ? 0 : 1;
            enough.set(true);
            writer.join();
        }
        return failures;
    }

    private static void write(Jdbi jdbi, AtomicBoolean enough) {
        for (int i = 0; !enough.get() && note(jdbi, i % 50); i++) {
            Thread.onSpinWait();
        }
    }

    private static boolean note(Jdbi jdbi, int number) {
        try {
            jdbi.useHandle(handle -> handle.execute("merge into note values (?, ?)", number, "x".repeat(500)));
            return true;
        } catch (JdbiException e) {
            return false;
        }
    }
}
