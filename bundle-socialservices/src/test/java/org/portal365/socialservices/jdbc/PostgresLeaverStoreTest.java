package org.portal365.socialservices.jdbc;

import org.junit.jupiter.api.AfterAll;
import org.portal365.persistence.Database;
import org.portal365.persistence.LocalPostgres;
import org.portal365.persistence.TestDatabases;

/** On the database of several nodes. */
class PostgresLeaverStoreTest extends LeaverStoreContract {
    private static final LocalPostgres SERVER = LocalPostgres.start();
    private static final Database DATABASE = TestDatabases.at(SERVER.url(), SERVER.user());

    @Override
    Database database() {
        return DATABASE;
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }
}
