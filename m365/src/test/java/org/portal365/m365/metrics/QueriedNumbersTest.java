package org.portal365.m365.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class QueriedNumbersTest {
    private enum Colour {
        RED,
        BLUE
    }

    private final Jdbi jdbi = Jdbi.create("jdbc:h2:mem:numbers;DB_CLOSE_DELAY=-1");
    private final QueriedNumbers numbers = new QueriedNumbers(
            jdbi,
            new QueriedNumbers.Groups<>("things", "colour", Colour.class, "thing", "colour"),
            new QueriedNumbers.One(Series.of("weight"), "select coalesce(max(weight), 0) from thing"));

    @Test
    void a08CountsRowsByWhatStandsInAColumn() {
        jdbi.useHandle(handle -> {
            handle.execute("create table thing (colour varchar(9), weight int)");
            handle.execute("insert into thing values ('RED', 3), ('RED', 5)");
        });

        assertThat(numbers.read())
                .containsEntry(Series.of("things", "colour", "RED"), 2.0)
                .containsEntry(Series.of("weight"), 5.0)
                .hasSize(2);
        assertThat(numbers.series())
                .as("what has no row is announced as well")
                .containsExactlyInAnyOrder(
                        Series.of("things", "colour", "RED"),
                        Series.of("things", "colour", "BLUE"),
                        Series.of("weight"));
    }
}
