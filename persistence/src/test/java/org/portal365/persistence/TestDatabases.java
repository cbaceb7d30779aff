package org.portal365.persistence;

import java.util.UUID;

/** Real databases for tests. */
public final class TestDatabases {
    private TestDatabases() {}

    /** An empty H2 in memory, gone with the JVM. */
    public static Database h2() {
        return new PooledDatabase(
                new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "portal", ""));
    }

    /** The database behind a JDBC address. */
    public static Database at(String url, String user) {
        return new PooledDatabase(new DatabaseSettings(url, user, ""));
    }
}
