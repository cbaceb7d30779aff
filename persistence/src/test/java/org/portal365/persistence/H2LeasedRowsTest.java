package org.portal365.persistence;

/** On the embedded default. */
class H2LeasedRowsTest extends LeasedRowsContract {
    private static final Database DATABASE = TestDatabases.h2();

    @Override
    Database database() {
        return DATABASE;
    }
}
