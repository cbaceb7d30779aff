package org.portal365.socialservices.jdbc;

import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;

class H2LeaverStoreTest extends LeaverStoreContract {
    private final Database database = TestDatabases.h2();

    @Override
    Database database() {
        return database;
    }
}
