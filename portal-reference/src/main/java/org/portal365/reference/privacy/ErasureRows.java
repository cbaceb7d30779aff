package org.portal365.reference.privacy;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.persistence.LeaseLostException;
import org.portal365.persistence.LeasedRow;
import org.portal365.reference.user.UserRows;

/** The table portal_erasure. Every write of a leased row names its fence. */
final class ErasureRows {
    /** Leased rows. */
    static final String TABLE = "portal_erasure";

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final Gson JSON = new Gson();
    private static final TypeToken<TreeMap<String, Integer>> REPORT = new TypeToken<>() {};
    private static final int LONGEST = 4000;

    private final Jdbi jdbi;
    private final Clock clock;

    ErasureRows(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Stores a new one, due at once; the one that runs already, where there is one. */
    String begin(UserId user, boolean everything, String by) {
        return jdbi.inTransaction(handle -> {
            boolean unused = UserRows.lock(handle, user);
            Optional<String> there = running(handle, user);
            there.filter(id -> everything).ifPresent(id -> widen(handle, id));
            return there.orElseGet(() -> insert(handle, user, everything, by));
        });
    }

    private String insert(Handle handle, UserId user, boolean everything, String by) {
        String id = UUID.randomUUID().toString();
        handle.createUpdate("insert into portal_erasure (id, user_id, running_user, pseudonym, asked_by, everything,"
                        + " report, words_en, words_ru, begun, due_at)"
                        + " values (:id, :user, :user, :pseudonym, :by, :everything, '{}', '', '', :now, :now)")
                .bind("id", id)
                .bind("user", user.value())
                .bind("pseudonym", "erased-" + UUID.randomUUID().toString().substring(0, 13))
                .bind("by", by)
                .bind("everything", everything)
                .bind("now", clock.instant())
                .execute();
        return id;
    }

    private static void widen(Handle handle, String id) {
        handle.createUpdate("update portal_erasure set everything = true where id = :id")
                .bind("id", id)
                .execute();
    }

    Optional<String> running(UserId user) {
        return jdbi.withHandle(handle -> running(handle, user));
    }

    private static Optional<String> running(Handle handle, UserId user) {
        return handle.createQuery("select id from portal_erasure where running_user = :user")
                .bind("user", user.value())
                .mapTo(String.class)
                .findOne();
    }

    Optional<ErasureRow> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from portal_erasure where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    List<ErasureRow> newest(int most) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from portal_erasure order by begun desc, id limit :most")
                        .bind("most", most)
                        .map((row, context) -> read(row))
                        .list());
    }

    /** Gives up what holds it up. */
    void discard(String id) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update portal_erasure set discard = true, due_at = :now where id = :id and ended is null")
                .bind("now", clock.instant())
                .bind("id", id)
                .execute());
    }

    /** How far it is, and what it waits for until the next look. */
    void progress(LeasedRow lease, Map<String, Integer> report, Text waits, Duration until) {
        write(
                lease,
                handle -> handle.createUpdate("update portal_erasure set report = :report, words_en = :en,"
                                + " words_ru = :ru, due_at = :due where id = :id and fence = :fence")
                        .bind("report", JSON.toJson(report))
                        .bind("en", cut(waits.in(Locale.ENGLISH)))
                        .bind("ru", cut(waits.in(RUSSIAN)))
                        .bind("due", clock.instant().plus(until))
                        .bind("id", lease.id())
                        .bind("fence", lease.fence())
                        .execute());
    }

    /** Done; where the user is gone, only the pseudonym stays. */
    void end(LeasedRow lease, Map<String, Integer> report) {
        write(
                lease,
                handle -> handle.createUpdate("update portal_erasure set report = :report, words_en = '',"
                                + " words_ru = '', due_at = null, running_user = null, ended = :now,"
                                + " user_id = case when everything then pseudonym else user_id end"
                                + " where id = :id and fence = :fence")
                        .bind("report", JSON.toJson(report))
                        .bind("now", clock.instant())
                        .bind("id", lease.id())
                        .bind("fence", lease.fence())
                        .execute());
    }

    private interface Write {
        int with(Handle handle);
    }

    private void write(LeasedRow lease, Write write) {
        if (jdbi.inTransaction(write::with) == 0) {
            throw new LeaseLostException(lease.id());
        }
    }

    /** Areas that have ever been there. */
    Set<String> known(Set<String> present) {
        return jdbi.inTransaction(handle -> {
            Set<String> known = handle.createQuery("select area from portal_privacy_area")
                    .mapTo(String.class)
                    .set();
            present.stream()
                    .filter(area -> !known.contains(area))
                    .forEach(area -> handle.createUpdate("insert into portal_privacy_area (area) select :area"
                                    + " where not exists (select 1 from portal_privacy_area where area = :area)")
                            .bind("area", area)
                            .execute());
            return known;
        });
    }

    private static ErasureRow read(ResultSet row) throws SQLException {
        String english = row.getString("words_en");
        String russian = row.getString("words_ru");
        return new ErasureRow(
                row.getString("id"),
                new UserId(row.getString("user_id")),
                row.getString("pseudonym"),
                row.getBoolean("everything"),
                row.getBoolean("discard"),
                JSON.fromJson(row.getString("report"), REPORT),
                locale -> locale.getLanguage().equals(RUSSIAN.getLanguage()) ? russian : english,
                row.getTimestamp("begun").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended")).map(time -> Instant.ofEpochMilli(time.getTime())));
    }

    private static String cut(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }
}
