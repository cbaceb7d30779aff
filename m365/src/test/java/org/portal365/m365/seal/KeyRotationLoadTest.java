package org.portal365.m365.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.persistence.TestDatabases;

/** S17 and case 92: five new keys while two nodes read and write a thousand sealed rows. */
class KeyRotationLoadTest {
    private static final int ROWS = 1_000;
    private static final int ROTATIONS = 5;

    @TempDir
    Path folder;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final LongAdder reads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestNode one;
    private TestNode two;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void case092FiveRotationsUnderLoadFailNothing(boolean shared) throws Exception {
        Jdbi jdbi = TestDatabases.h2().open("m365", KeyRotationLoadTest.class.getClassLoader());
        one = new TestNode(jdbi, "one", folder.resolve("one/keys.jwks"));
        two = new TestNode(jdbi, "two", shared ? one.file : folder.resolve("two/keys.jwks"));
        for (int i = 0; i < ROWS; i++) {
            one.table.insert(one.sealing, "row-" + i);
        }
        carry(shared);
        List<Future<?>> running = startLoad();
        List<String> older = new ArrayList<>();
        for (int i = 0; i < ROTATIONS; i++) {
            older.add(one.current());
            rotate(i % 2 == 0 ? one : two, shared);
        }
        String newest = one.current();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> one.table.rows(one.sealing).countByKid().equals(Map.of(newest, (long) ROWS)));
        assertThat(reads.sum()).as("positive control: there was load").isGreaterThan(ROWS);
        assertThat(writes.sum()).isGreaterThan(ROWS);

        one.aMinuteLater();
        older.forEach(this::retire);
        stop.set(true);
        for (Future<?> work : running) {
            assertThat(work.get(10, TimeUnit.SECONDS)).isNull();
        }
        threads.shutdown();
        assertThat(failures).isEmpty();
        assertThat(older).doesNotHaveDuplicates().hasSize(ROTATIONS).doesNotContain(newest);
        assertThat(two.sealing.list()).extracting("kid").containsExactly(newest);
        for (int i = 0; i < ROWS; i++) {
            assertThat(two.table.read(two.sealing, "row-" + i)).startsWith("row-" + i + "=");
        }
    }

    private void rotate(TestNode node, boolean shared) {
        String before = node.current();
        String fresh = node.rotated();
        if (!shared) {
            assertThat(node.current()).as("not before the other node has it").isEqualTo(before);
            node.copyKeysTo(node == one ? two : one);
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> one.current().equals(fresh) && two.current().equals(fresh));
        // until something is sealed with it, the next one is refused
        await().atMost(Duration.ofSeconds(10))
                .until(() -> one.table.rows(one.sealing).countByKid().containsKey(fresh));
    }

    private void carry(boolean shared) {
        if (!shared) {
            one.copyKeysTo(two);
        }
        two.sealing.keepUp();
    }

    private void retire(String kid) {
        assertThat(one.sealing.retire(kid).refusal()).isEmpty();
        // with a shared file it is gone already
        var unused = two.sealing.retire(kid);
    }

    private List<Future<?>> startLoad() {
        List<Future<?>> running = new ArrayList<>();
        for (TestNode node : List.of(one, two)) {
            running.add(threads.submit(() -> repeat(() -> tick(node))));
            running.add(threads.submit(() -> repeat(() -> read(node))));
            running.add(threads.submit(() -> repeat(() -> write(node))));
        }
        return running;
    }

    private interface Work {
        void run() throws Exception;
    }

    private void repeat(Work work) {
        while (!stop.get()) {
            try {
                work.run();
            } catch (Exception e) {
                failures.add(e);
            }
        }
    }

    private static void tick(TestNode node) throws InterruptedException {
        node.sealing.keepUp();
        int unused = node.sealing.reseal();
        Thread.sleep(50);
    }

    private void read(TestNode node) throws Exception {
        String id = "row-" + ThreadLocalRandom.current().nextInt(ROWS);
        assertThat(node.table.read(node.sealing, id)).startsWith(id + "=");
        reads.increment();
    }

    private void write(TestNode node) {
        String id = "row-" + ThreadLocalRandom.current().nextInt(ROWS);
        node.table.write(node.sealing, id, writes.longValue());
        writes.increment();
    }
}
