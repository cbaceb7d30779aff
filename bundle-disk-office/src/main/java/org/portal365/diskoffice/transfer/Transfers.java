package org.portal365.diskoffice.transfer;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.outside.Jobs;
import org.portal365.api.outside.OutsideFiles;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.diskoffice.core.AccountChoice;
import org.portal365.diskoffice.core.Backoff;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.transfer.core.Reach;
import org.portal365.diskoffice.transfer.core.TaskMachine;
import org.portal365.diskoffice.transfer.core.TaskStore;
import org.portal365.diskoffice.transfer.core.Tools;
import org.portal365.diskoffice.transfer.jdbc.JdbcTasks;
import org.portal365.diskoffice.transfer.jdbc.LeasedTask;
import org.portal365.persistence.LeasedRows;
import org.portal365.persistence.WorkLoop;

/** Jobs and outside files, put together; and the loop behind them. */
public final class Transfers implements AutoCloseable {
    private static final WorkLoop.Terms TERMS = new WorkLoop.Terms("office365-job", 3, Duration.ofSeconds(15));
    private static final int STEPS_IN_A_ROW = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OutsideFiles files;
    private final Jobs jobs;
    private final WorkLoop loop;

    private Transfers(OutsideFiles files, Jobs jobs, WorkLoop loop) {
        this.files = files;
        this.jobs = jobs;
        this.loop = loop;
    }

    /**
     * Begins at once with what is due.
     *
     * @param node names this process among the nodes
     */
    public static Transfers start(
            Tools tools, Jdbi jdbi, String node, ConnectedAccounts accounts, AccountChoice choice) {
        TaskStore store = new JdbcTasks(jdbi, tools.clock());
        LeasedRows rows = new LeasedRows(jdbi, JdbcTasks.TABLE, node, tools.clock());
        TaskMachine machine = new TaskMachine(tools, new Backoff(RANDOM::nextDouble));
        WorkLoop loop = new WorkLoop(
                rows,
                tools.clock(),
                TERMS,
                (row, goOn) -> advance(new LeasedTask(jdbi, rows, tools.clock(), TERMS.lease(), row), machine, goOn));
        TaskView.Challenges challenges =
                (account, shared, claims) -> challenge(tools, accounts, account, shared, claims);
        TaskView view = new TaskView(store, tools.secrets(), challenges);
        Browsing browsing = new Browsing(tools.libraries(), choice, challenges);
        return new Transfers(
                new TaskFiles(tools, store, choice, browsing, view, loop::wake),
                new TaskJobs(tools.disk(), store, tools.pdfs(), view, tools.clock(), choice::works, loop::wake),
                loop);
    }

    private static void advance(LeasedTask task, TaskMachine machine, BooleanSupplier goOn) {
        boolean more = true;
        for (int steps = 0; more && steps < STEPS_IN_A_ROW && goOn.getAsBoolean(); steps++) {
            more = task.write(machine.step(task.current(), task));
        }
    }

    private static Challenge challenge(
            Tools tools, ConnectedAccounts accounts, AccountId account, boolean shared, Optional<String> claims) {
        Set<String> scopes = Reach.scopes(tools.policy().get().storage(), shared);
        Challenge connect = accounts.connect(AccountChoice.GRAPH, scopes);
        return new Challenge(connect.service(), Optional.of(account), connect.scopes(), claims);
    }

    public OutsideFiles files() {
        return files;
    }

    public Jobs jobs() {
        return jobs;
    }

    /** What waits for an administrator looks whether it has been done. */
    public void hasten() {
        loop.hasten("pause_kind", Set.of(RemoteFault.Kind.ADMIN.name()));
    }

    @Override
    public void close() {
        loop.close();
    }
}
