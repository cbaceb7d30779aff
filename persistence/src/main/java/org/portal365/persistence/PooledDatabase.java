package org.portal365.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** {@link Database} on a connection pool. */
final class PooledDatabase implements Database, AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final int ANSWER_SECONDS = 10;

    /** A page says soon that the database is away, and a portal that is stopped ends: each waits so long, not half a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Less than the patience, as the pool wants it. */
    private static final Duration VALIDATION = Duration.ofSeconds(3);

    /** H2 keeps eight prepared statements for each connection, fewer than a sign-in has. */
    private static final String STATEMENTS = "QUERY_CACHE_SIZE=200";

    /** H2 writes half a second after a commit unless told to write before it answers: a killed process would lose that. */
    private static final String DURABLE = "WRITE_DELAY=0";

    /** Files of H2. */
    private static final Pattern FILE = Pattern.compile("^jdbc:h2:(file:|(?=[/~.]))");

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final String node = UUID.randomUUID().toString();

    /**
     * Opens one connection, so that a wrong address is known at once, and the pool.
     *
     * @throws IllegalStateException when the database does not answer
     */
    PooledDatabase(DatabaseSettings settings) {
        DataSource source = dataSource(settings);
        HikariConfig config = new HikariConfig();
        config.setPoolName("portal365");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setDataSource(source);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(VALIDATION.toMillis());
        pool = pool(source, config);
        jdbi = Jdbi.create(pool);
    }

    /** The pool would tell of a database that is away itself, and at each try. */
    private static HikariDataSource pool(DataSource source, HikariConfig config) {
        try (Connection first = source.getConnection()) {
            if (!first.isValid(ANSWER_SECONDS)) {
                throw new IllegalStateException("the database does not answer");
            }
            return new HikariDataSource(config);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    /** Data sources are made by class, not by address: drivers do not find each other across bundles. */
    private static DataSource dataSource(DatabaseSettings settings) {
        if (settings.postgresql()) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(settings.url());
            source.setUser(settings.user());
            source.setPassword(settings.password());
            return source;
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(lasting(settings.url()) + missing(settings.url(), STATEMENTS) + missing(settings.url(), DURABLE));
        source.setUser(settings.user());
        source.setPassword(settings.password());
        return source;
    }

    /**
     * A thread that is interrupted while it writes closes the file, and with it the database, for everybody
     * ({@link java.nio.channels.FileChannel}). This layer of H2 opens the file again and goes on.
     *
     * @see <a href="https://h2database.com/html/advanced.html#file_system">H2, Pluggable File System</a>
     */
    private static String lasting(String url) {
        return FILE.matcher(url).replaceFirst("jdbc:h2:retry:");
    }

    private static String missing(String url, String setting) {
        return url.contains(setting.substring(0, setting.indexOf('='))) ? "" : ";" + setting;
    }

    @Override
    public synchronized Jdbi open(String owner, ClassLoader migrations) {
        try {
            MigrateResult unused = migrations(owner, migrations).migrate();
        } catch (FlywayValidateException e) {
            throw new SchemaException(owner, e);
        }
        return jdbi;
    }

    private Flyway migrations(String owner, ClassLoader migrations) {
        return Flyway.configure(migrations)
                .dataSource(pool)
                .locations("classpath:db/migration/" + owner)
                .table(owner + "_schema_history")
                // other owners' tables are there already
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .failOnMissingLocations(true)
                // by default Flyway lets an older program run on the tables of a newer one
                .ignoreMigrationPatterns(new String[0])
                .loggers("slf4j")
                .configuration(Map.of("flyway.reportEnabled", "false"))
                .load();
    }

    Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public void close() {
        pool.close();
    }
}
