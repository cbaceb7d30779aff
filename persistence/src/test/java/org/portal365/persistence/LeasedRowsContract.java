package org.portal365.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A10: rows of work are shared by nodes, whatever the database. */
abstract class LeasedRowsContract {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration TTL = Duration.ofSeconds(30);

    private Jdbi jdbi;

    abstract Database database();

    @BeforeEach
    void openTables() {
        jdbi = database().open("sample", getClass().getClassLoader());
        jdbi.useHandle(handle -> handle.execute("delete from sample_job"));
    }

    @Test
    void opensTwiceWithTheSameTables() {
        insert("one", NOW);
        Jdbi again = database().open("sample", getClass().getClassLoader());
        int rows = again.withHandle(handle -> handle.createQuery("select count(*) from sample_job")
                .mapTo(Integer.class)
                .one());
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void leasesWhatIsDueAndNothingElse() {
        insert("due", NOW.minusSeconds(1));
        insert("later", NOW.plusSeconds(1));
        assertThat(node("a", NOW).claimDue(10, TTL)).extracting(LeasedRow::id).containsExactly("due");
    }

    @Test
    void leavesToOthersWhatIsLeasedUntilTheLeaseEnds() {
        insert("one", NOW);
        LeasedRow first = node("a", NOW).claim("one", TTL).orElseThrow();
        assertThat(node("b", NOW).claimDue(10, TTL)).isEmpty();
        LeasedRow second =
                node("b", NOW.plus(TTL)).claimDue(10, TTL).stream().findFirst().orElseThrow();
        assertThat(second.fence()).isGreaterThan(first.fence());
    }

    @Test
    void refusesTheSlowNodeByItsFence() {
        insert("one", NOW);
        LeasedRows a = node("a", NOW);
        LeasedRow slow = a.claim("one", TTL).orElseThrow();
        assertThat(holds(a, slow)).isTrue();
        assertThat(node("b", NOW.plus(TTL)).claim("one", TTL)).isPresent();
        assertThat(holds(a, slow)).isFalse();
        assertThat(a.renew(slow, TTL)).isEmpty();
        assertThat(a.release(slow, Optional.empty())).isFalse();
    }

    @Test
    void givesBackForLater() {
        insert("one", NOW);
        LeasedRows a = node("a", NOW);
        assertThat(a.release(a.claim("one", TTL).orElseThrow(), Optional.of(NOW.plusSeconds(5))))
                .isTrue();
        assertThat(node("b", NOW).claimDue(10, TTL)).isEmpty();
        assertThat(node("b", NOW.plusSeconds(5)).claimDue(10, TTL)).hasSize(1);
    }

    @Test
    void hastensWhatWaitsForAReason() {
        insert("one", NOW.plusSeconds(900));
        insert("another", NOW.plusSeconds(900));
        jdbi.useHandle(handle -> handle.execute("update sample_job set waits_for = 'ADMIN' where id = 'one'"));
        LeasedRows a = node("a", NOW);
        assertThat(a.claimDue(10, TTL)).isEmpty();
        a.hasten("waits_for", Set.of("ADMIN"));
        assertThat(a.claimDue(10, TTL)).extracting(LeasedRow::id).containsExactly("one");
    }

    @Test
    void sharesManyRowsAmongManyThreadsOnceEach() throws Exception {
        for (int i = 0; i < 200; i++) {
            insert("row" + i, NOW);
        }
        Set<String> seen = ConcurrentHashMap.newKeySet();
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> nodes = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Integer>) () -> claimAll(node("n" + i, NOW), seen))
                    .toList();
            int claimed = 0;
            for (Future<Integer> node : threads.invokeAll(nodes)) {
                claimed += node.get();
            }
            assertThat(claimed).isEqualTo(200);
            assertThat(seen).hasSize(200);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int claimAll(LeasedRows node, Set<String> seen) {
        int claimed = 0;
        for (int idle = 0; idle < 20; ) {
            List<LeasedRow> rows = node.claimDue(7, TTL);
            idle = rows.isEmpty() ? idle + 1 : 0;
            claimed += rows.size();
            rows.forEach(row -> seen.add(row.id()));
        }
        return claimed;
    }

    private boolean holds(LeasedRows node, LeasedRow lease) {
        return jdbi.inTransaction(handle -> node.holds(handle, lease));
    }

    private void insert(String id, Instant due) {
        jdbi.useHandle(handle -> handle.execute("insert into sample_job (id, due_at) values (?, ?)", id, due));
    }

    private LeasedRows node(String holder, Instant now) {
        return new LeasedRows(jdbi, "sample_job", holder, Clock.fixed(now, ZoneOffset.UTC));
    }
}
