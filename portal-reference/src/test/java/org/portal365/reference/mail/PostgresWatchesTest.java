package org.portal365.reference.mail;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.persistence.Database;
import org.portal365.persistence.LocalPostgres;
import org.portal365.persistence.TestDatabases;

/** On the database of several nodes. */
class PostgresWatchesTest extends WatchesContract {
    private static final LocalPostgres SERVER = LocalPostgres.start();
    private static final Database DATABASE = TestDatabases.at(SERVER.url(), SERVER.user());

    PostgresWatchesTest(@TempDir Path folder) {
        super(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }
}
