package org.portal365.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A10: what is due is worked on, by one at a time, whatever goes wrong. */
class WorkLoopTest {
    private static final WorkLoop.Terms TERMS = new WorkLoop.Terms("sample", 2, Duration.ofSeconds(15));
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Jdbi jdbi = TestDatabases.h2().open("sample", getClass().getClassLoader());
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final List<String> worked = new CopyOnWriteArrayList<>();
    private WorkLoop loop;

    private final class MovedClock extends Clock {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private LeasedRows rows() {
        return new LeasedRows(jdbi, "sample_job", "a", new MovedClock());
    }

    @BeforeEach
    void start() {
        loop = new WorkLoop(rows(), new MovedClock(), TERMS, this::work);
    }

    @AfterEach
    void stop() {
        loop.close();
    }

    private void work(LeasedRow row, BooleanSupplier goOn) {
        worked.add(row.id());
        if (row.id().equals("broken")) {
            throw new IllegalStateException("as a test wants it");
        }
        if (row.id().equals("lost")) {
            throw new LeaseLostException(row.id());
        }
        due(row.id(), null);
    }

    private void insert(String id, Instant due) {
        jdbi.useHandle(
                handle -> handle.execute("insert into sample_job (id, due_at, fence) values (?, ?, 0)", id, due));
    }

    private void due(String id, @Nullable Instant due) {
        jdbi.useHandle(handle -> handle.execute("update sample_job set due_at = ? where id = ?", due, id));
    }

    @Test
    void doesWhatIsDueOnceAndWaitsForTheRest() {
        insert("one", NOON.minusSeconds(1));
        insert("tomorrow", NOON.plus(Duration.ofDays(1)));
        loop.wake();
        await().until(() -> worked.contains("one"));
        now.set(NOON.plus(Duration.ofDays(1)));
        await().until(() -> worked.contains("tomorrow"));
        assertThat(worked).containsExactly("one", "tomorrow");
    }

    @Test
    void whatFailsIsTriedAgainLater() {
        insert("broken", NOON);
        insert("lost", NOON);
        await().until(() -> worked.contains("broken") && worked.contains("lost"));
        await().until(() -> rows().claim("broken", Duration.ofSeconds(1)).isPresent());
        now.set(NOON.plusSeconds(31));
        await().until(() -> worked.stream().filter("broken"::equals).count() > 1);
    }

    @Test
    void whatWaitsForAReasonIsDueWhenItHasCome() {
        insert("one", NOON.plusSeconds(900));
        insert("another", NOON.plusSeconds(900));
        jdbi.useHandle(handle -> handle.execute("update sample_job set waits_for = 'ADMIN' where id = 'one'"));
        loop.hasten("waits_for", Set.of("ADMIN"));
        await().until(() -> worked.contains("one"));
        assertThat(worked).containsExactly("one");
    }

    @Test
    void case142AClockThatIsSetBackHoldsNothingUp() {
        insert("soon", NOON.plusSeconds(10));
        loop.wake();
        insert("seen", NOON);
        await().until(() -> worked.contains("seen"));
        now.set(NOON.minus(Duration.ofHours(1)));
        await().until(() -> worked.contains("soon"));
    }

    /** Whenever it is stopped, the next start goes on at once: nothing waits for the end of a lease. */
    @Test
    void case152NothingStaysLeasedWheneverItIsClosed() {
        loop.close();
        Random random = new Random(152);
        int done = 0;
        for (int i = 0; i < 150; i++) {
            insert("job" + i, NOON);
            try (WorkLoop brief = new WorkLoop(rows(), new MovedClock(), TERMS, this::work)) {
                LockSupport.parkNanos(random.nextInt(2_000_000));
                brief.wake();
            }
            assertThat(leased()).as("leases after start %s", i).isZero();
            done += worked.contains("job" + i) ? 1 : 0;
        }
        assertThat(done).as("some were closed before, some after the work").isBetween(1, 149);
    }

    private int leased() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from sample_job where lease_until is not null")
                        .mapTo(Integer.class)
                        .one());
    }
}
