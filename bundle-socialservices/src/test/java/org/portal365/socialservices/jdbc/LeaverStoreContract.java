package org.portal365.socialservices.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.memory.MovableClock;
import org.portal365.persistence.Database;
import org.portal365.persistence.LeaseLostException;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;
import org.portal365.socialservices.core.leaver.LeaverBook;
import org.portal365.socialservices.core.leaver.LeaverReport;
import org.portal365.socialservices.core.leaver.LeaverRules;
import org.portal365.socialservices.core.leaver.LeaverState;
import org.portal365.socialservices.core.leaver.UntoldException;

/** S30: one run for all nodes, and what it keeps. */
abstract class LeaverStoreContract {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final LeaverRules REPORT = new LeaverRules(LeaverRules.Mode.REPORT, 5);
    private static final UserId ANNA = new UserId("anna");
    private static final UserId BORIS = new UserId("boris");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T08:00:00Z"));
    private Jdbi jdbi;
    private JdbcLeaverStore store;
    private LeasedRows here;
    private LeasedRows elsewhere;

    abstract Database database();

    @BeforeEach
    void empty() {
        jdbi = database().open("socialservices", getClass().getClassLoader());
        jdbi.useHandle(handle -> {
            handle.execute("delete from social_leaver");
            handle.execute("update social_leaver_run set mode = 'OFF', most = 5, due_at = null, lease_holder = null,"
                    + " lease_until = null, ended_at = null");
        });
        store = new JdbcLeaverStore(jdbi, clock);
        here = new LeasedRows(jdbi, JdbcLeaverStore.TABLE, "here", clock);
        elsewhere = new LeasedRows(jdbi, JdbcLeaverStore.TABLE, "elsewhere", clock);
    }

    private LeasedRow claim(LeasedRows rows) {
        List<LeasedRow> claimed = rows.claimDue(5, LEASE);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private LeaverReport report(LeaverRules rules) {
        return new LeaverReport(
                clock.instant(),
                rules,
                17,
                2,
                3,
                1,
                true,
                Optional.of(new LeaverReport.Trouble(UntoldException.Why.BUSY, "tenant", "reference")));
    }

    @Test
    void s30NothingIsDueBeforeTheRulesSaySoAndThenForOneNodeAlone() {
        assertThat(here.claimDue(5, LEASE)).isEmpty();
        assertThat(store.rules()).isEqualTo(LeaverRules.OFF);
        store.rules(REPORT);
        assertThat(store.rules()).isEqualTo(REPORT);
        LeasedRow row = claim(here);
        assertThat(row.id()).isEqualTo(JdbcLeaverStore.RUN);
        assertThat(elsewhere.claimDue(5, LEASE)).isEmpty();
    }

    @Test
    void s30ARunIsDueOnceADayAndWhenTheRulesChangeAndNotWhenANodeStarts() {
        store.rules(REPORT);
        LeasedRow row = claim(here);
        store.book(here, row).ended(report(REPORT), clock.instant().plus(Duration.ofDays(1)));
        assertThat(here.release(row, Optional.empty())).isTrue();
        store.rules(REPORT);
        assertThat(here.claimDue(5, LEASE)).isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(here.release(claim(here), Optional.of(clock.instant().plus(LEASE))))
                .isTrue();
        store.rules(new LeaverRules(LeaverRules.Mode.DISABLE, 5));
        row = claim(here);
        store.rules(new LeaverRules(LeaverRules.Mode.DISABLE, 7));
        store.book(here, row).ended(report(REPORT), clock.instant().plus(Duration.ofDays(1)));
        assertThat(here.release(row, Optional.empty())).isTrue();
        row = claim(here);
        store.rules(LeaverRules.OFF);
        store.book(here, row).ended(report(REPORT), clock.instant().plus(Duration.ofDays(1)));
        assertThat(here.release(row, Optional.empty())).isTrue();
        clock.advance(Duration.ofDays(2));
        assertThat(here.claimDue(5, LEASE)).as("off").isEmpty();
    }

    @Test
    void s30TheReportComesBackAsItWas() {
        store.rules(REPORT);
        assertThat(store.last()).isEmpty();
        LeaverBook book = store.book(here, claim(here));
        book.ended(report(REPORT), clock.instant());
        assertThat(store.last()).contains(report(REPORT));
        LeaverReport quiet = new LeaverReport(clock.instant(), REPORT, 1, 0, 0, 0, false, Optional.empty());
        book.ended(quiet, clock.instant());
        assertThat(store.last()).contains(quiet);
    }

    @Test
    void s30StatesAreKeptInTheirOrderAndForgotten() {
        store.rules(REPORT);
        LeaverBook book = store.book(here, claim(here));
        book.found(Map.of(BORIS, LeaverState.DUE));
        clock.advance(Duration.ofSeconds(1));
        book.found(Map.of(ANNA, LeaverState.DUE, BORIS, LeaverState.DUE));
        assertThat(book.states().keySet()).containsExactly(BORIS, ANNA);
        clock.advance(Duration.ofSeconds(1));
        book.state(BORIS, LeaverState.DISABLED);
        assertThat(store.states())
                .containsExactly(Map.entry(ANNA, LeaverState.DUE), Map.entry(BORIS, LeaverState.DISABLED));
        book.found(Map.of());
        assertThat(store.states()).isEmpty();
    }

    @Test
    void s30ANodeThatWasTooSlowWritesNothing() {
        store.rules(REPORT);
        LeaverBook slow = store.book(here, claim(here));
        clock.advance(LEASE.plusSeconds(1));
        LeaverBook now = store.book(elsewhere, claim(elsewhere));
        assertThatThrownBy(() -> slow.found(Map.of(ANNA, LeaverState.DUE))).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> slow.state(ANNA, LeaverState.DISABLING)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> slow.ended(report(REPORT), clock.instant())).isInstanceOf(LeaseLostException.class);
        assertThat(store.states()).isEmpty();
        now.state(ANNA, LeaverState.DUE);
        assertThat(store.states()).hasSize(1);
    }
}
