package org.portal365.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Case 125: what the database has said to be committed is still there when the process is killed right after. */
class CommitSurvivesKillTest {
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    @Test
    void case125CommittedRowsSurviveKill9() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("portal");
        for (int kill = 1; kill <= KILLS; kill++) {
            int committed = killedAfterCommit(url);
            try (PooledDatabase database = new PooledDatabase(new DatabaseSettings(url, "portal", ""))) {
                assertThat(Writer.last(database)).as("kill %s", kill).isGreaterThanOrEqualTo(committed);
            }
        }
    }

    private int killedAfterCommit(String url) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            return Integer.parseInt(said.readLine());
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** The process that is killed: says what it has committed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws InterruptedException {
            PooledDatabase database = new PooledDatabase(new DatabaseSettings(args[0], "portal", ""));
            database.jdbi().useHandle(handle -> handle.execute("create table if not exists said (n integer)"));
            int next = last(database) + 1;
            database.jdbi().useHandle(handle -> handle.execute("insert into said values (?)", next));
            System.out.println(next);
            Thread.sleep(TimeUnit.MINUTES.toMillis(1));
        }

        static int last(PooledDatabase database) {
            Jdbi jdbi = database.jdbi();
            return jdbi.withHandle(handle -> handle.createQuery("select coalesce(max(n), 0) from said")
                    .mapTo(Integer.class)
                    .one());
        }
    }
}
