package org.portal365.reference.disk;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;

class H2DiskTest extends JdbcDiskContract {
    private static final Database DATABASE = TestDatabases.h2();

    H2DiskTest(@TempDir Path folder) {
        super(DATABASE, folder);
    }
}
