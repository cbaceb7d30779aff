package org.portal365.m365.secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** {@link SealedRows} that are a column of a table, as most are. */
public final class SealedColumn implements SealedRows {
    private static final int COUNTED_AT_ONCE = 1_000;
    /** More than any header has. */
    private static final int HEADER = 4_000;

    private final Jdbi jdbi;
    private final SecretBox box;
    private final String kind;
    private final Place place;

    /** @param kind as it is given to {@link SecretBox#seal} */
    public SealedColumn(Jdbi jdbi, SecretBox box, String kind, Place place) {
        this.jdbi = jdbi;
        this.box = box;
        this.kind = kind;
        this.place = place;
    }

    /**
     * Where the sealed text is. All of it are constants of the program: they become part of the SQL.
     *
     * @param key the column that names the row, a text
     * @param sealed the column of the sealed text; null or empty where there is none
     * @param owner the columns whose values, with '|' between them, are the owner given to {@link SecretBox#seal}
     * @param free a condition on rows that may be written now, e.g. that nobody has leased them
     */
    public record Place(String table, String key, String sealed, List<String> owner, String free) {
        public Place(String table, String key, String sealed, List<String> owner) {
            this(table, key, sealed, owner, "1 = 1");
        }
    }

    @Override
    public String name() {
        return place.table() + "." + place.sealed();
    }

    @Override
    public Map<String, Long> countByKid() {
        Map<String, Long> counts = new HashMap<>();
        String after = "";
        Map<String, String> page;
        do {
            page = kidsByRow(after, COUNTED_AT_ONCE);
            for (Map.Entry<String, String> row : page.entrySet()) {
                counts.merge(row.getValue(), 1L, Long::sum);
                after = row.getKey();
            }
        } while (page.size() == COUNTED_AT_ONCE);
        return counts;
    }

    @Override
    public Page reseal(Set<String> older, String after, int most) {
        int resealed = 0;
        String last = after;
        Map<String, String> page = kidsByRow(after, most);
        for (Map.Entry<String, String> row : page.entrySet()) {
            last = row.getKey();
            if (older.contains(row.getValue()) && reseal(older, last)) {
                resealed++;
            }
        }
        return new Page(resealed, page.size() < most ? Optional.empty() : Optional.of(last));
    }

    private Map<String, String> kidsByRow(String after, int most) {
        String sql = "select " + place.key() + ", substring(" + place.sealed() + ", 1, " + HEADER + ") from "
                + place.table() + " where " + place.sealed() + " <> '' and " + place.key() + " > :after order by "
                + place.key() + " limit :most";
        Map<String, String> kids = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(sql)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> Map.entry(row.getString(1), SealedText.kid(row.getString(2))))
                .forEach(row -> kids.put(row.getKey(), row.getValue())));
        return kids;
    }

    private record Row(String sealed, String owner) {}

    private boolean reseal(Set<String> older, String key) {
        String sql = "select " + place.sealed() + ", " + String.join(", ", place.owner()) + " from " + place.table()
                + where() + " and " + place.sealed() + " <> ''";
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                        .bind("key", key)
                        .map((columns, context) -> new Row(columns.getString(1), owner(columns)))
                        .findOne())
                .map(row -> replace(older, key, row))
                .orElse(false);
    }

    private String owner(ResultSet columns) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < place.owner().size(); i++) {
            parts.add(columns.getString(i + 2));
        }
        return String.join("|", parts);
    }

    private boolean replace(Set<String> older, String key, Row row) {
        Optional<String> next = anew(row).filter(text -> !older.contains(SealedText.kid(text)));
        return next.isPresent()
                && jdbi.withHandle(handle -> handle.createUpdate("update " + place.table() + " set " + place.sealed()
                                        + " = :next" + where() + " and " + place.sealed() + " = :seen")
                                .bind("next", next.get())
                                .bind("key", key)
                                .bind("seen", row.sealed())
                                .execute()
                        == 1);
    }

    private Optional<String> anew(Row row) {
        try {
            return Optional.of(box.seal(kind, row.owner(), box.open(kind, row.owner(), row.sealed())));
        } catch (SealBrokenException | SealUnavailableException e) {
            // Lost already, or another node has its key.
            return Optional.empty();
        }
    }

    private String where() {
        return " where " + place.key() + " = :key and (" + place.free() + ")";
    }
}
