package org.portal365.reference.mail;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;

class H2WatchesTest extends WatchesContract {
    private static final Database DATABASE = TestDatabases.h2();

    H2WatchesTest(@TempDir Path folder) {
        super(DATABASE, folder);
    }
}
