package org.portal365.m365.seal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.portal365.m365.secret.SealedRows;

/** Moves rows to the key in use, from older ones only: nodes that disagree for a moment do not undo each other's work. */
final class Resealing {
    private static final int PAGE = 200;
    private static final long REST = TimeUnit.MINUTES.toNanos(5);

    private final KeyRing ring;
    private final KeyLedger ledger;
    private final SealedStores stores;
    /** The older keys of which the last pass found no row. */
    private volatile Set<String> done = Set.of();

    private volatile boolean stopped;
    private long doneAt;

    Resealing(KeyRing ring, KeyLedger ledger, SealedStores stores) {
        this.ring = ring;
        this.ledger = ledger;
        this.stores = stores;
    }

    /**
     * Goes once through everything, unless that was in vain just before.
     *
     * @return how many rows have another key now
     */
    synchronized int passWhenDue() {
        Set<String> older = older();
        if (older.isEmpty() || (older.equals(done) && System.nanoTime() - doneAt < REST)) {
            return 0;
        }
        done = older;
        int resealed =
                stores.running().stream().mapToInt(rows -> pass(rows, older)).sum();
        doneAt = System.nanoTime();
        if (resealed > 0) {
            wake();
        }
        return resealed;
    }

    /** A running pass ends soon. Not by interrupting it: H2 closes its file when that happens. */
    void stop() {
        stopped = true;
    }

    /** The next pass is due at once. */
    void wake() {
        done = Set.of();
    }

    private int pass(SealedRows rows, Set<String> older) {
        int resealed = 0;
        Optional<String> next = Optional.of("");
        while (next.isPresent() && !stopped) {
            SealedRows.Page page = rows.reseal(older, next.get(), PAGE);
            resealed += page.resealed();
            next = page.next();
        }
        return resealed;
    }

    /** The keys before the one that seals; none while nothing seals. */
    Set<String> older() {
        Optional<String> current = ring.keepUp();
        return ledger.keys().stream()
                .takeWhile(key -> !key.kid().equals(current.orElse(key.kid())))
                .map(LedgerKey::kid)
                .collect(Collectors.toSet());
    }
}
