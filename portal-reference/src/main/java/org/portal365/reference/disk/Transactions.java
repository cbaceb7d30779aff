package org.portal365.reference.disk;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Transactions that are done again when another node was faster at the same moment. */
final class Transactions {
    private static final int TRIES = 6;
    /** Unique violation, serialization failure, deadlock; H2's lock timeout and concurrent update. */
    private static final Set<String> AGAIN = Set.of("23505", "40001", "40P01", "HYT00", "90131");

    private final Jdbi jdbi;

    Transactions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    <T> T run(Work<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return jdbi.inTransaction(work::with);
            } catch (JdbiException e) {
                if (tries == TRIES || !lost(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean lost(JdbiException e) {
        return e.getCause() instanceof SQLException cause && AGAIN.contains(cause.getSQLState());
    }

    /** What is done in one transaction, possibly more than once. */
    interface Work<T> {
        T with(Handle handle);
    }
}
