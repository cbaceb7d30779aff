package org.portal365.diskoffice.jdbc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.disk.EditState;
import org.portal365.diskoffice.transfer.core.Stage;
import org.portal365.m365.metrics.Measured;
import org.portal365.m365.metrics.Series;

/** Edit sessions by state, those that wait for somebody, and other jobs by stage; of all nodes together. */
public final class JdbcNumbers implements Measured {
    private static final String SESSIONS = "office365_edit_sessions";
    private static final String JOBS = "office365_jobs";
    private static final Series OVERDUE = Series.of("office365_edit_sessions_overdue");

    private final Jdbi jdbi;

    public JdbcNumbers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<Series> series() {
        Set<Series> all = new HashSet<>();
        for (EditState state : EditState.values()) {
            all.add(Series.of(SESSIONS, "state", state.name()));
        }
        for (Stage stage : Stage.values()) {
            all.add(Series.of(JOBS, "stage", stage.name()));
        }
        all.add(OVERDUE);
        return all;
    }

    @Override
    public Map<Series, Double> read() {
        Map<Series, Double> numbers = new HashMap<>();
        jdbi.useHandle(handle -> {
            handle.createQuery("select state, count(*) from diskoffice_session group by state")
                    .map((row, context) -> Map.entry(Series.of(SESSIONS, "state", row.getString(1)), row.getDouble(2)))
                    .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
            handle.createQuery("select stage, count(*) from diskoffice_task group by stage")
                    .map((row, context) -> Map.entry(Series.of(JOBS, "stage", row.getString(1)), row.getDouble(2)))
                    .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
            numbers.put(
                    OVERDUE,
                    handle.createQuery("select count(*) from diskoffice_session"
                                    + " where due_at < current_timestamp - interval '60' second")
                            .mapTo(Double.class)
                            .one());
        });
        return numbers;
    }
}
