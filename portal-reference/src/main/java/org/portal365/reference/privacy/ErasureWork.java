package org.portal365.reference.privacy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Erasure;
import org.portal365.api.module.PersonalData;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.Sessions;
import org.portal365.api.portal.Users;
import org.portal365.persistence.LeasedRow;

/**
 * Goes through all areas, as often as it takes. Every pass begins anew: what has gone is not there any more, so a process
 * that was killed loses nothing. The user can come in as long as documents are brought back with the user's own rights;
 * sessions end at each look, and then the user is disabled before anything else goes.
 */
final class ErasureWork {
    private static final Words WORDS = Words.beside(ErasureWork.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);

    private final ErasureRows rows;
    private final Supplier<List<PersonalData>> areas;
    private final Users users;
    private final Sessions sessions;
    private final Audit audit;

    ErasureWork(ErasureRows rows, Supplier<List<PersonalData>> areas, Users users, Sessions sessions, Audit audit) {
        this.rows = rows;
        this.areas = areas;
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** The areas of an erasure, in their order. */
    List<PersonalData> areas(boolean everything) {
        return areas.get().stream()
                .filter(area -> everything || area.order() <= PersonalData.ACCOUNTS)
                .sorted(Comparator.comparing(PersonalData::order).thenComparing(PersonalData::area))
                .toList();
    }

    void on(LeasedRow lease, BooleanSupplier goOn) {
        Optional<ErasureRow> row =
                rows.find(lease.id()).filter(found -> found.ended().isEmpty());
        if (row.isEmpty()) {
            return;
        }
        Map<String, Integer> report = new TreeMap<>(row.get().report());
        try {
            pass(lease, row.get(), report, goOn);
        } catch (RuntimeException e) {
            rows.progress(
                    lease, report, WORDS.text("erasure.failed", e.getClass().getSimpleName()), AFTER_A_FAILURE);
            throw e;
        }
    }

    private void pass(LeasedRow lease, ErasureRow row, Map<String, Integer> report, BooleanSupplier goOn) {
        Optional<Text> missing = missing();
        if (missing.isPresent()) {
            rows.progress(lease, report, missing.get(), AFTER_A_FAILURE);
            return;
        }
        if (row.everything()) {
            int unused = sessions.endAll(row.user());
        }
        List<PersonalData> all = areas(row.everything());
        List<PersonalData> first =
                all.stream().filter(area -> area.order() <= PersonalData.FIRST).toList();
        if (!gone(lease, row, first, report, goOn)) {
            return;
        }
        if (row.everything()) {
            users.disable(row.user(), row.pseudonym());
        }
        if (gone(lease, row, all, report, goOn)) {
            audit.record(new AuditEvent(
                    "privacy_erased",
                    Optional.empty(),
                    Optional.empty(),
                    row.id(),
                    Map.of(
                            "of",
                                    row.everything()
                                            ? row.pseudonym()
                                            : row.user().value(),
                            "everything", String.valueOf(row.everything()),
                            "records",
                                    String.valueOf(report.values().stream()
                                            .mapToInt(Integer::intValue)
                                            .sum()))));
            rows.end(lease, report);
        }
    }

    /** False as soon as one has to be waited for. */
    private boolean gone(
            LeasedRow lease,
            ErasureRow row,
            List<PersonalData> some,
            Map<String, Integer> report,
            BooleanSupplier goOn) {
        for (PersonalData area : some) {
            if (!goOn.getAsBoolean()) {
                rows.progress(lease, report, row.waits(), Duration.ZERO);
                return false;
            }
            Erasure erasure = area.erase(row.request());
            report.merge(area.area(), erasure.records(), Integer::sum);
            if (erasure.waits().isPresent()) {
                rows.progress(lease, report, erasure.waits().get(), LOOK);
                return false;
            }
            rows.progress(lease, report, Text.of(""), Duration.ZERO);
        }
        return true;
    }

    /** A bundle that was there once has its rows still, and nobody else knows them. */
    private Optional<Text> missing() {
        Set<String> present = areas.get().stream().map(PersonalData::area).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(rows.known(present));
        missing.removeAll(present);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(WORDS.text("erasure.missing", String.join(", ", missing)));
    }
}
