package org.portal365.m365.seal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.portal365.m365.secret.SealedRows;

/** Everything that keeps sealed text, also what does not run here at the moment: its rows must not lose their key. */
public final class SealedStores {
    private final Jdbi jdbi;
    private final Supplier<List<SealedRows>> running;
    private final Set<String> remembered = new HashSet<>();

    /** @param running the services that are there now */
    public SealedStores(Jdbi jdbi, Supplier<List<SealedRows>> running) {
        this.jdbi = jdbi;
        this.running = running;
    }

    List<SealedRows> running() {
        return running.get();
    }

    /** Notes for good what runs here. To be called every couple of seconds. */
    synchronized void remember() {
        for (SealedRows rows : running()) {
            if (!remembered.contains(rows.name())) {
                remember(rows.name());
                remembered.add(rows.name());
            }
        }
    }

    private void remember(String name) {
        try {
            jdbi.useHandle(handle -> {
                if (!names(handle).contains(name)) {
                    int unused = handle.createUpdate("insert into m365_seal_store (name) values (:name)")
                            .bind("name", name)
                            .execute();
                }
            });
        } catch (UnableToExecuteStatementException e) {
            // Another node may have done it at the same moment.
            if (!jdbi.withHandle(SealedStores::names).contains(name)) {
                throw e;
            }
        }
    }

    private static List<String> names(Handle handle) {
        return handle.createQuery("select name from m365_seal_store order by name")
                .mapTo(String.class)
                .list();
    }

    /** What once had sealed rows and does not run here. */
    List<String> missing() {
        remember();
        List<String> missing = new ArrayList<>(jdbi.withHandle(SealedStores::names));
        missing.removeAll(running().stream().map(SealedRows::name).toList());
        return missing;
    }

    /** How many rows are sealed with each key. */
    Map<String, Long> countByKid() {
        Map<String, Long> counts = new HashMap<>();
        for (SealedRows rows : running()) {
            rows.countByKid().forEach((kid, count) -> counts.merge(kid, count, Long::sum));
        }
        return counts;
    }

    /** How many rows of each store are sealed with the key; only stores that have some. */
    Map<String, Long> using(String kid) {
        Map<String, Long> using = new TreeMap<>();
        for (SealedRows rows : running()) {
            long count = rows.countByKid().getOrDefault(kid, 0L);
            if (count > 0) {
                using.put(rows.name(), count);
            }
        }
        return using;
    }
}
