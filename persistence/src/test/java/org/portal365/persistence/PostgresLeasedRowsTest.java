package org.portal365.persistence;

import org.junit.jupiter.api.AfterAll;

/** On the database of several nodes. */
class PostgresLeasedRowsTest extends LeasedRowsContract {
    private static final LocalPostgres SERVER = LocalPostgres.start();
    private static final Database DATABASE = TestDatabases.at(SERVER.url(), SERVER.user());

    @Override
    Database database() {
        return DATABASE;
    }

    @AfterAll
    static void stop() {
        ((PooledDatabase) DATABASE).close();
        SERVER.close();
    }
}
