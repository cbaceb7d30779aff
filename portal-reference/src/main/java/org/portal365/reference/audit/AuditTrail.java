package org.portal365.reference.audit;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.UserId;

/** Reads the table portal_audit. */
public final class AuditTrail {
    private static final Gson JSON = new Gson();
    private static final TypeToken<TreeMap<String, String>> DETAILS = new TypeToken<>() {};

    private final Jdbi jdbi;

    public AuditTrail(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An event as it was kept. */
    public record Entry(
            Instant happened,
            String name,
            Optional<UserId> user,
            Optional<String> reason,
            String reference,
            Optional<String> remote,
            Map<String, String> details) {}

    /**
     * The newest events.
     *
     * @param text exactly the reference, name of event, reason or user id; empty: all
     */
    public List<Entry> newest(String text, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from portal_audit"
                        + " where :text = '' or reference = :text or name = :text or reason = :text or user_id = :text"
                        + " order by happened desc, id limit :most")
                .bind("text", text)
                .bind("most", most)
                .map((row, context) -> entry(row))
                .list());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getTimestamp("happened").toInstant(),
                row.getString("name"),
                Optional.ofNullable(row.getString("user_id")).map(UserId::new),
                Optional.ofNullable(row.getString("reason")),
                row.getString("reference"),
                Optional.ofNullable(row.getString("remote")),
                JSON.fromJson(row.getString("details"), DETAILS));
    }
}
