package org.portal365.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Case 158: an upgrade changes the tables once and keeps what is in them; a downgrade is refused. */
class SchemaVersionTest {
    private static final String OWNER = "things";

    @TempDir
    Path folder;

    @Test
    void case158AnUpgradeKeepsAndADowngradeIsRefusedOnH2() throws IOException {
        upgradeAndDowngrade(TestDatabases.h2());
    }

    @Test
    void case158AnUpgradeKeepsAndADowngradeIsRefusedOnPostgres() throws IOException {
        try (LocalPostgres server = LocalPostgres.start()) {
            upgradeAndDowngrade(TestDatabases.at(server.url(), server.user()));
        }
    }

    private void upgradeAndDowngrade(Database database) throws IOException {
        try (URLClassLoader older = version(1);
                URLClassLoader newer = version(2)) {
            Jdbi jdbi = database.open(OWNER, older);
            jdbi.useHandle(handle -> handle.execute("insert into thing (id) values (1)"));
            assertThat(database.open(OWNER, older)).as("the same again").isNotNull();

            database.open(OWNER, newer);
            database.open(OWNER, newer);
            assertThat(count(jdbi, "colour = 'red'")).as("kept and upgraded").isEqualTo(1);

            assertThatThrownBy(() -> database.open(OWNER, older))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("newer version")
                    .hasMessageContaining("restore the backup");
            assertThat(count(jdbi, "colour = 'red'")).as("and left as it is").isEqualTo(1);
        }
    }

    private static int count(Jdbi jdbi, String condition) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from thing where " + condition)
                .mapTo(Integer.class)
                .one());
    }

    private URLClassLoader version(int version) throws IOException {
        Path place = folder.resolve("version" + version);
        Path migrations = Files.createDirectories(place.resolve("db/migration/" + OWNER));
        Files.writeString(migrations.resolve("V1__thing.sql"), "create table thing (id int primary key);");
        if (version > 1) {
            Files.writeString(
                    migrations.resolve("V2__colour.sql"),
                    "alter table thing add column colour varchar(9) default 'red' not null;");
        }
        return new URLClassLoader(new URL[] {place.toUri().toURL()}, getClass().getClassLoader());
    }
}
