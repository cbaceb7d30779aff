package org.portal365.mail.jdbc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.portal365.m365.metrics.Measured;
import org.portal365.m365.metrics.Series;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.OutgoingMail;

/** Mailboxes by what holds them up, how late the latest of them is, and the outbox by stage; of all nodes together. */
public final class JdbcNumbers implements Measured {
    private static final String BOXES = "office365_mailboxes";
    private static final String OUTBOX = "office365_outbox";
    /** Seconds since the mailbox that has waited longest was last up to date; those that wait for a person do not count. */
    private static final Series LAG = Series.of("office365_mail_lag_seconds");

    private final Jdbi jdbi;

    public JdbcNumbers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<Series> series() {
        Set<Series> all = new HashSet<>();
        for (Hold.Reason reason : Hold.Reason.values()) {
            all.add(Series.of(BOXES, "hold", reason.name()));
        }
        for (OutgoingMail.Stage stage : OutgoingMail.Stage.values()) {
            all.add(Series.of(OUTBOX, "stage", stage.name()));
        }
        all.add(LAG);
        return all;
    }

    @Override
    public Map<Series, Double> read() {
        Map<Series, Double> numbers = new HashMap<>();
        jdbi.useHandle(handle -> {
            handle.createQuery("select hold_reason, count(*) from mailengine_box group by hold_reason")
                    .map((row, context) -> Map.entry(Series.of(BOXES, "hold", row.getString(1)), row.getDouble(2)))
                    .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
            handle.createQuery("select stage, count(*) from mailengine_outgoing group by stage")
                    .map((row, context) -> Map.entry(Series.of(OUTBOX, "stage", row.getString(1)), row.getDouble(2)))
                    .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
            numbers.put(
                    LAG,
                    handle.createQuery("select coalesce(max(extract(epoch from (current_timestamp - synced_at))), 0)"
                                    + " from mailengine_box where hold_reason in ('NONE', 'WAITING')")
                            .mapTo(Double.class)
                            .one());
        });
        return numbers;
    }
}
