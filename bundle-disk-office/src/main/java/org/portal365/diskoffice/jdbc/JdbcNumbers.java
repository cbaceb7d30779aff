package org.portal365.diskoffice.jdbc;

import org.jdbi.v3.core.Jdbi;
import org.portal365.api.disk.EditState;
import org.portal365.diskoffice.transfer.core.Stage;
import org.portal365.m365.metrics.Measured;
import org.portal365.m365.metrics.QueriedNumbers;
import org.portal365.m365.metrics.Series;

/** What is counted of the tables of documents. */
public final class JdbcNumbers {
    private JdbcNumbers() {}

    /** Edit sessions by state, those that wait for somebody, and other jobs by stage. */
    public static Measured of(Jdbi jdbi) {
        return new QueriedNumbers(
                jdbi,
                new QueriedNumbers.Groups<>(
                        "office365_edit_sessions", "state", EditState.class, "diskoffice_session", "state"),
                new QueriedNumbers.Groups<>("office365_jobs", "stage", Stage.class, "diskoffice_task", "stage"),
                new QueriedNumbers.One(
                        Series.of("office365_edit_sessions_overdue"),
                        "select count(*) from diskoffice_session"
                                + " where due_at < current_timestamp - interval '60' second"));
    }
}
