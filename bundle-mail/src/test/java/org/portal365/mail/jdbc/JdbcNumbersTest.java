package org.portal365.mail.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portal365.m365.metrics.Measured;
import org.portal365.persistence.Database;
import org.portal365.persistence.LocalPostgres;
import org.portal365.persistence.TestDatabases;

class JdbcNumbersTest {
    @Test
    void a08EveryNumberIsReadAndNoneIsThatWasNotAnnounced() {
        try (LocalPostgres server = LocalPostgres.start()) {
            read(TestDatabases.h2());
            read(TestDatabases.at(server.url(), server.user()));
        }
    }

    private static void read(Database database) {
        Jdbi jdbi = database.open(JdbcBoxStore.OWNER, JdbcNumbersTest.class.getClassLoader());
        Measured numbers = JdbcNumbers.of(jdbi);
        assertThat(numbers.series())
                .hasSizeGreaterThan(5)
                .containsAll(numbers.read().keySet());
        assertThat(numbers.read().values()).isNotEmpty().containsOnly(0.0);
    }
}
