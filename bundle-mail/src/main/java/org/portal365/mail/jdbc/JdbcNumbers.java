package org.portal365.mail.jdbc;

import org.jdbi.v3.core.Jdbi;
import org.portal365.m365.metrics.Measured;
import org.portal365.m365.metrics.QueriedNumbers;
import org.portal365.m365.metrics.Series;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.OutgoingMail;

/** What is counted of the tables of mail. */
public final class JdbcNumbers {
    private JdbcNumbers() {}

    /** Mailboxes by what holds them up, how late the latest of them is, and the outbox by stage. */
    public static Measured of(Jdbi jdbi) {
        return new QueriedNumbers(
                jdbi,
                new QueriedNumbers.Groups<>(
                        "office365_mailboxes", "hold", Hold.Reason.class, "mailengine_box", "hold_reason"),
                new QueriedNumbers.Groups<>(
                        "office365_outbox", "stage", OutgoingMail.Stage.class, "mailengine_outgoing", "stage"),
                // Seconds since the mailbox that has waited longest was last up to date; those that wait for a person
                // do not count.
                new QueriedNumbers.One(
                        Series.of("office365_mail_lag_seconds"),
                        "select coalesce(max(extract(epoch from (current_timestamp - synced_at))), 0)"
                                + " from mailengine_box where hold_reason in ('NONE', 'WAITING')"));
    }
}
