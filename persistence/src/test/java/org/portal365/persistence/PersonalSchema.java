package org.portal365.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Looks into a schema for tables that nobody has thought of, and for rows that name somebody. */
public final class PersonalSchema {
    private static final String HISTORY = "_schema_history";

    private final Jdbi jdbi;

    public PersonalSchema(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Column(String name, String type, boolean needed, int length) {
        boolean text() {
            return type.startsWith("character varying");
        }
    }

    /** All tables, in small letters. */
    public Set<String> tables() {
        Set<String> names = new TreeSet<>();
        jdbi.useHandle(handle -> handle.createQuery("select lower(table_name) from information_schema.tables"
                        + " where lower(table_schema) = 'public'")
                .mapTo(String.class)
                .filter(name -> !name.endsWith(HISTORY))
                .forEach(names::add));
        return names;
    }

    private List<Column> columns(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select lower(column_name), lower(data_type),"
                        + " is_nullable = 'NO' and column_default is null and is_identity = 'NO',"
                        + " coalesce(character_maximum_length, 0)"
                        + " from information_schema.columns"
                        + " where lower(table_schema) = 'public' and lower(table_name) = :table"
                        + " order by ordinal_position")
                .bind("table", table)
                .map((row, context) -> new Column(row.getString(1), row.getString(2), row.getBoolean(3), row.getInt(4)))
                .list());
    }

    /**
     * Every table has somebody who exports and erases it, or is known to be about nobody.
     *
     * @param ofNobody tables without anything that could name a user
     */
    public void assertComplete(Set<String> covered, Set<String> ofNobody) {
        Set<String> known = new TreeSet<>(covered);
        known.addAll(ofNobody);
        assertThat(tables())
                .as("a new table: export and erase what it has about users, or say that it has nothing")
                .containsExactlyInAnyOrderElementsOf(known);
        for (String table : ofNobody) {
            assertThat(columns(table).stream().map(Column::name))
                    .as("columns of %s, which is said to be about nobody", table)
                    .doesNotContain("user_id", "owner", "account", "login", "email", "address", "holder", "author");
        }
    }

    /** Where a text is found in any column, as "table.column". */
    public List<String> naming(String text) {
        List<String> found = new ArrayList<>();
        for (String table : tables()) {
            for (Column column : columns(table)) {
                if (column.text() && count(table, column.name(), text) > 0) {
                    found.add(table + "." + column.name());
                }
            }
        }
        return found;
    }

    private int count(String table, String column, String text) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from " + table + " where position(:text in " + column + ") > 0")
                .bind("text", text)
                .mapTo(Integer.class)
                .one());
    }

    /** Rows of all tables, to see that others keep theirs. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        tables().forEach(table -> counts.put(
                table,
                jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one())));
        return counts;
    }

    /** Inserts a row; what is needed and not given is made up. */
    public void insert(String table, Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>(given);
        columns(table).stream()
                .filter(column -> column.needed() && !given.containsKey(column.name()))
                .forEach(column -> values.put(column.name(), madeUp(column)));
        jdbi.useHandle(handle -> handle.createUpdate("insert into " + table + " ("
                        + String.join(", ", values.keySet()) + ") values (:" + String.join(", :", values.keySet())
                        + ")")
                .bindMap(values)
                .execute());
    }

    private static Object madeUp(Column column) {
        String type = column.type().toLowerCase(Locale.ROOT);
        if (type.startsWith("timestamp")) {
            return Instant.EPOCH;
        }
        if (type.equals("boolean")) {
            return false;
        }
        if (type.startsWith("binary") || type.equals("bytea")) {
            return new byte[0];
        }
        String text = UUID.randomUUID().toString();
        return column.text() ? text.substring(0, Math.min(text.length(), column.length())) : 0;
    }
}
