package org.portal365.diskoffice.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portal365.api.AccountId;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditState;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;

/**
 * Finds working copies that no session knows: of a crash long ago, or of a database that came back from a backup. They
 * are reported at once and removed after a week. Only folders with our own mark are ever touched.
 */
public final class Sweeper {
    static final Duration AGE = Duration.ofDays(7);
    private static final Duration MEMORY = Duration.ofDays(90);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private final RemoteDrives drives;
    private final SessionStore store;
    private final Orphans orphans;
    private final Audit audit;
    private final Clock clock;

    public Sweeper(RemoteDrives drives, SessionStore store, Orphans orphans, Audit audit, Clock clock) {
        this.drives = drives;
        this.store = store;
        this.orphans = orphans;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * All drives that had a session lately.
     *
     * @return how many folders were removed
     */
    public int sweep() {
        return orphans.accounts(clock.instant().minus(MEMORY)).stream()
                .mapToInt(this::reached)
                .sum();
    }

    /** One that cannot be reached is left for the next time, which comes by itself. */
    private int reached(AccountId account) {
        try {
            return sweep(account);
        } catch (RemoteFault later) {
            return 0;
        }
    }

    private int sweep(AccountId account) {
        RemoteDrive drive = drives.of(account);
        int removed = 0;
        for (Leftover folder : drive.leftovers()) {
            if (orphaned(folder) && old(folder, account)) {
                drive.recycle(folder.id());
                record("doc_edit_orphan_removed", folder, account);
                orphans.forget(folder.name());
                removed++;
            }
        }
        return removed;
    }

    private boolean orphaned(Leftover folder) {
        if (!ID.matcher(folder.name()).matches() || !folder.name().startsWith(orphans.mark())) {
            return false;
        }
        Optional<Session> session = store.find(new EditSessionId(folder.name()));
        return session.isEmpty() || session.orElseThrow().state() == EditState.CLOSED;
    }

    private boolean old(Leftover folder, AccountId account) {
        Instant now = clock.instant();
        Optional<Instant> found = orphans.found(folder.name(), account, now);
        if (found.isEmpty()) {
            record("doc_edit_orphan_found", folder, account);
        }
        Instant limit = now.minus(AGE);
        return found.filter(since -> since.isBefore(limit)).isPresent()
                && folder.modified().isBefore(limit);
    }

    private void record(String name, Leftover folder, AccountId account) {
        audit.record(new AuditEvent(
                name,
                Optional.empty(),
                Optional.empty(),
                folder.name(),
                Map.of("session", folder.name(), "account", account.value())));
    }
}
