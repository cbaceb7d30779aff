package org.portal365.mail.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.UserId;
import org.portal365.api.mail.OutgoingId;
import org.portal365.mail.core.Quota;

/** {@link Quota} of a day, in a table: all nodes count together. Of several at once too many are refused, never too few. */
public final class JdbcQuota implements Quota {
    private static final Duration DAY = Duration.ofDays(1);

    private final Jdbi jdbi;
    private final IntSupplier most;
    private final Clock clock;

    /** @param most recipients a day */
    public JdbcQuota(Jdbi jdbi, IntSupplier most, Clock clock) {
        this.jdbi = jdbi;
        this.most = most;
        this.clock = clock;
    }

    @Override
    public boolean take(UserId user, OutgoingId id, int recipients) {
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from mailengine_quota where sender = :sender and created_at <= :past")
                    .bind("sender", user.value())
                    .bind("past", now.minus(DAY))
                    .execute();
            handle.createUpdate("insert into mailengine_quota (outgoing, sender, recipients, created_at)"
                            + " values (:id, :sender, :recipients, :now)")
                    .bind("id", id.value())
                    .bind("sender", user.value())
                    .bind("recipients", recipients)
                    .bind("now", now)
                    .execute();
        });
        return jdbi.withHandle(handle -> {
            long sum = handle.createQuery(
                            "select coalesce(sum(recipients), 0) from mailengine_quota where sender = :sender")
                    .bind("sender", user.value())
                    .mapTo(Long.class)
                    .one();
            if (sum <= most.getAsInt()) {
                return true;
            }
            handle.createUpdate("delete from mailengine_quota where outgoing = :id")
                    .bind("id", id.value())
                    .execute();
            return false;
        });
    }
}
