package org.portal365.socialservices;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;
import org.portal365.persistence.WorkLoop;
import org.portal365.socialservices.core.leaver.LeaverReport;
import org.portal365.socialservices.core.leaver.LeaverRules;
import org.portal365.socialservices.core.leaver.LeaverRun;
import org.portal365.socialservices.jdbc.JdbcLeaverStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has {@link LeaverRun} done once a day by one of the nodes, while the rules say so. */
final class LeaverJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaverJob.class);
    private static final WorkLoop.Terms TERMS = new WorkLoop.Terms("office365-leavers", 1, Duration.ofSeconds(60));
    private static final Duration NOT_YET = Duration.ofMinutes(1);

    private final JdbcLeaverStore store;
    private final LeasedRows rows;
    private final LeaverRun run;
    private final Supplier<Optional<AppRegistration>> registration;
    private final Clock clock;
    private @Nullable WorkLoop loop;

    /** @param registration empty while there is nothing to do */
    LeaverJob(
            JdbcLeaverStore store,
            LeasedRows rows,
            LeaverRun run,
            Supplier<Optional<AppRegistration>> registration,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.run = run;
        this.registration = registration;
        this.clock = clock;
    }

    /** From now on; other rules than before are tried at once. */
    synchronized void apply(LeaverRules rules) {
        store.rules(rules);
        if (rules.mode() == LeaverRules.Mode.OFF) {
            close();
        } else if (loop == null) {
            loop = new WorkLoop(rows, clock, TERMS, this::work);
        } else {
            loop.wake();
        }
    }

    private void work(LeasedRow row, BooleanSupplier goOn) {
        LeaverRules rules = store.rules();
        Optional<AppRegistration> current = registration.get();
        if (rules.mode() == LeaverRules.Mode.OFF || current.isEmpty()) {
            boolean unused = rows.release(row, Optional.of(clock.instant().plus(NOT_YET)));
            return;
        }
        // Whoever changes the rules stops what is under way by the old ones.
        BooleanSupplier still = () -> goOn.getAsBoolean() && store.rules().equals(rules);
        Optional<LeaverReport> report = run.run(current.get(), rules, store.book(rows, row), still);
        report.ifPresent(LeaverJob::tell);
    }

    private static void tell(LeaverReport report) {
        if (report.held() || report.trouble().isPresent()) {
            LOG.warn(
                    "Of {} linked accounts {} are unknown, {} users are to be disabled, {} were; see \"Check everything\"",
                    report.looked(),
                    report.untold(),
                    report.due(),
                    report.disabled());
        } else {
            LOG.info(
                    "Of {} linked accounts {} are unknown, {} users are to be disabled, {} were",
                    report.looked(),
                    report.untold(),
                    report.due(),
                    report.disabled());
        }
    }

    @Override
    public synchronized void close() {
        if (loop != null) {
            loop.close();
            loop = null;
        }
    }
}
