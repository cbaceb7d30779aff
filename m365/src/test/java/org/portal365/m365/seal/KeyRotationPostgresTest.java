package org.portal365.m365.seal;

import org.junit.jupiter.api.AfterAll;
import org.portal365.persistence.Database;
import org.portal365.persistence.LocalPostgres;
import org.portal365.persistence.TestDatabases;

/** The same on the database of several nodes. */
class KeyRotationPostgresTest extends KeyRotationTest {
    private static final LocalPostgres SERVER = LocalPostgres.start();
    private static final Database DATABASE = TestDatabases.at(SERVER.url(), SERVER.user());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Override
    Database emptyDatabase() {
        DATABASE.open("m365", KeyRotationPostgresTest.class.getClassLoader())
                .useHandle(handle -> handle.execute("drop schema public cascade; create schema public"));
        return DATABASE;
    }
}
