package org.portal365.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database has said to be committed is still there when the process is killed; a loss of power leaves no halves. */
class CommitSurvivesKillTest {
    private static final int KILLS = 5;
    private static final int CUTS = 40;
    private static final int MOST_LOST = 200_000;

    @TempDir
    Path folder;

    @Test
    void case125CommittedRowsSurviveKill9() throws Exception {
        Path file = folder.resolve("portal");
        for (int kill = 1; kill <= KILLS; kill++) {
            int committed = killedAfter(file, 1);
            assertThat(Writer.last(file)).as("kill %s", kill).isGreaterThanOrEqualTo(committed);
        }
    }

    /** The last writes never came to the disk: what is found is the state after some commit, whole. */
    @Test
    void case129WithoutTheLastWritesAnOlderStateIsThere() throws Exception {
        Path file = folder.resolve("portal");
        int committed = killedAfter(file, 300);
        Random random = new Random(129);
        int older = 0;
        for (int cut = 0; cut < CUTS; cut++) {
            Path copy = folder.resolve("cut" + cut);
            cut(file, copy, cut == 0 ? 0 : random.nextInt(MOST_LOST));
            int last = Writer.last(copy);
            older += last < committed ? 1 : 0;
        }
        assertThat(older).as("some cuts took something").isBetween(1, CUTS - 1);
    }

    private static void cut(Path from, Path to, int bytes) throws IOException {
        Path copy = Files.copy(named(from), named(to), StandardCopyOption.REPLACE_EXISTING);
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            file.setLength(file.length() - bytes);
        }
    }

    private static Path named(Path database) {
        return database.resolveSibling(database.getFileName() + ".mv.db");
    }

    /** Runs a process until it has said so many commits, then kills it; gives the last that it said. */
    private static int killedAfter(Path file, int commits) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            int last = 0;
            for (int i = 0; i < commits; i++) {
                last = Integer.parseInt(said.readLine());
            }
            return last;
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** The process that is killed: says what it has committed. */
    static final class Writer {
        private Writer() {}

        private static PooledDatabase open(Path file) {
            return new PooledDatabase(new DatabaseSettings("jdbc:h2:file:" + file, "portal", ""));
        }

        public static void main(String[] args) {
            PooledDatabase database = open(Path.of(args[0]));
            database.jdbi().useHandle(handle -> {
                handle.execute("create table if not exists said (n integer primary key, text varchar(1000))");
                handle.execute("create table if not exists half (n integer primary key, text varchar(1000))");
            });
            int next = last(database);
            // Whoever was listening has gone as well when nobody reads.
            while (!System.out.checkError()) {
                int number = ++next;
                database.jdbi().useTransaction(handle -> {
                    handle.execute("insert into said values (?, ?)", number, "x".repeat(500));
                    handle.execute("insert into half values (?, ?)", number, "y".repeat(500));
                });
                System.out.println(number);
            }
        }

        /** The last number in the file, 0 when it is as good as empty. */
        static int last(Path file) {
            try (PooledDatabase database = open(file)) {
                return last(database);
            }
        }

        private static int last(PooledDatabase database) {
            return database.jdbi().withHandle(handle -> {
                int tables = number(handle.createQuery(
                        "select count(*) from information_schema.tables where table_name in ('SAID', 'HALF')"));
                if (tables < 2) {
                    return 0;
                }
                int last = number(handle.createQuery("select coalesce(max(n), 0) from said"));
                assertThat(number(handle.createQuery("select count(*) from said join half on said.n = half.n")))
                        .as("whole, and without holes")
                        .isEqualTo(last);
                assertThat(number(handle.createQuery("select count(*) from half")))
                        .isEqualTo(last);
                return last;
            });
        }

        private static int number(Query query) {
            return query.mapTo(Integer.class).one();
        }
    }
}
