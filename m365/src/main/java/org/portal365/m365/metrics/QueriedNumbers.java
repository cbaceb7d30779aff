package org.portal365.m365.metrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Numbers that the database knows: of all nodes together, whichever is asked. */
public final class QueriedNumbers implements Measured {
    private final Jdbi jdbi;
    private final List<Query> queries;

    public QueriedNumbers(Jdbi jdbi, Query... queries) {
        this.jdbi = jdbi;
        this.queries = List.of(queries);
    }

    @Override
    public Set<Series> series() {
        Set<Series> all = new HashSet<>();
        queries.forEach(query -> all.addAll(query.series()));
        return all;
    }

    @Override
    public Map<Series, Double> read() {
        Map<Series, Double> numbers = new HashMap<>();
        jdbi.useHandle(handle -> queries.forEach(query -> numbers.putAll(query.read(handle))));
        return numbers;
    }

    /** One question. */
    public sealed interface Query {
        Set<Series> series();

        Map<Series, Double> read(Handle handle);
    }

    /** SQL that gives one number. */
    public record One(Series one, String sql) implements Query {
        @Override
        public Set<Series> series() {
            return Set.of(one);
        }

        @Override
        public Map<Series, Double> read(Handle handle) {
            return Map.of(one, handle.createQuery(sql).mapTo(Double.class).one());
        }
    }

    /**
     * Rows of a table by what stands in a column.
     *
     * @param <E> the column holds the names of these
     */
    public record Groups<E extends Enum<E>>(String name, String label, Class<E> values, String table, String column)
            implements Query {

        @Override
        public Set<Series> series() {
            Set<Series> all = new HashSet<>();
            for (E value : values.getEnumConstants()) {
                all.add(Series.of(name, label, value.name()));
            }
            return all;
        }

        @Override
        public Map<Series, Double> read(Handle handle) {
            Map<Series, Double> numbers = new HashMap<>();
            handle.createQuery("select " + column + ", count(*) from " + table + " group by " + column)
                    .map((row, context) -> Map.entry(Series.of(name, label, row.getString(1)), row.getDouble(2)))
                    .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
            return numbers;
        }
    }
}
