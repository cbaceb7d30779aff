package org.portal365.persistence;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The rows about a user in one table.
 *
 * @param name a constant of the program: it becomes part of the SQL, like the condition
 * @param whose the condition for a row about {@code :id}
 * @param secrets columns that are named in exports and never shown
 */
public record PersonalTable(String name, String whose, Set<String> secrets) {
    /** What an export says of a secret that is there. */
    public static final String SECRET = "stored, not shown";

    private static final int AT_A_TIME = 500;

    public PersonalTable {
        secrets = Set.copyOf(secrets);
    }

    /** One without secrets, whose rows name the user in a column. */
    public static PersonalTable of(String name, String column) {
        return new PersonalTable(name, column + " = :id", Set.of());
    }

    /** Reads row by row; bytes are left out. */
    public void each(Jdbi jdbi, String id, Consumer<Map<String, @Nullable Object>> record) {
        // in a transaction, as PostgreSQL reads all rows at once otherwise
        jdbi.useTransaction(handle -> handle.createQuery("select * from " + name + " where " + whose)
                .setFetchSize(AT_A_TIME)
                .bind("id", id)
                .map((row, context) -> record(row))
                .useStream(rows -> rows.forEach(record)));
    }

    private Map<String, @Nullable Object> record(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String key = columns.getColumnLabel(column).toLowerCase(Locale.ROOT);
            if (secrets.contains(key)) {
                String kept = row.getString(column);
                record.put(key, kept == null || kept.isEmpty() ? null : SECRET);
            } else if (!binary(columns.getColumnType(column))) {
                record.put(key, value(row, column, columns.getColumnType(column)));
            }
        }
        return record;
    }

    private static boolean binary(int type) {
        return Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB)
                .contains(type);
    }

    private static @Nullable Object value(ResultSet row, int column, int type) throws SQLException {
        if (type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE) {
            var time = row.getTimestamp(column);
            return time == null ? null : time.toInstant();
        }
        Object value = row.getObject(column);
        return value == null || value instanceof Number || value instanceof Boolean ? value : row.getString(column);
    }

    /**
     * Deletes them.
     *
     * @return how many rows went
     */
    public int erase(Handle handle, String id) {
        return handle.createUpdate("delete from " + name + " where " + whose)
                .bind("id", id)
                .execute();
    }
}
