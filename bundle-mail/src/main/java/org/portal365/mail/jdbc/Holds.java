package org.portal365.mail.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.mail.core.Hold;

/** Holds and times as columns. */
final class Holds {
    static final String COLUMNS = "hold_reason = :hold_reason, hold_word = :hold_word, hold_until = :hold_until,"
            + " hold_attempts = :hold_attempts, hold_claims = :hold_claims, hold_detail = :hold_detail";

    private Holds() {}

    static void put(Map<String, @Nullable Object> values, Hold hold) {
        values.put("hold_reason", hold.reason().name());
        values.put("hold_word", hold.word());
        values.put("hold_until", time(hold.until()));
        values.put("hold_attempts", hold.attempts());
        values.put("hold_claims", hold.claims().orElse(null));
        values.put("hold_detail", hold.detail());
    }

    static Hold read(ResultSet row) throws SQLException {
        return new Hold(
                Hold.Reason.valueOf(row.getString("hold_reason")),
                row.getString("hold_word"),
                time(row, "hold_until"),
                row.getInt("hold_attempts"),
                Optional.ofNullable(row.getString("hold_claims")),
                row.getString("hold_detail"));
    }

    static @Nullable Object time(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
