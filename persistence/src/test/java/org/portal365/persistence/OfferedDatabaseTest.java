package org.portal365.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Case 153: the database of the settings comes later than the portal, or goes. */
class OfferedDatabaseTest {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<Database> offers = new CopyOnWriteArrayList<>();
    private final OfferedDatabase offered = new OfferedDatabase(this::offer, PAUSE);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        offered.close();
    }

    @Test
    void case153ADatabaseThatComesLateIsOfferedThen() {
        offered.want(there("late"));
        await().during(PAUSE.multipliedBy(5)).until(offers::isEmpty);
        make("late");
        await().until(() -> offers.size() == 1);
        works(offers.get(0));
    }

    @Test
    void case153SettingsThatCannotBeReadYetAreReadAgain() {
        make("known");
        List<Integer> tries = new CopyOnWriteArrayList<>();
        offered.want(() -> {
            tries.add(1);
            if (tries.size() < 3) {
                throw new IllegalArgumentException("password.from: cannot read it");
            }
            return there("known").get();
        });
        await().until(() -> offers.size() == 1);
        assertThat(tries).hasSize(3);
    }

    @Test
    void theLastStaysUntilTheNextCanBeOpened() {
        make("first");
        offered.want(there("first"));
        await().until(() -> offers.size() == 1);
        Database first = offers.get(0);
        offered.want(there("second"));
        await().during(PAUSE.multipliedBy(5)).until(() -> offers.equals(List.of(first)));
        works(first);
        make("second");
        await().until(() -> offers.size() == 1 && !offers.contains(first));
        works(offers.get(0));
    }

    @Test
    void theSameSettingsChangeNothing() {
        make("same");
        offered.want(there("same"));
        await().until(() -> offers.size() == 1);
        Database same = offers.get(0);
        offered.want(there("same"));
        await().during(PAUSE.multipliedBy(5)).until(() -> offers.equals(List.of(same)));
    }

    @Test
    void nothingIsOfferedAfterTheEnd() {
        make("ended");
        offered.want(there("ended"));
        await().until(() -> offers.size() == 1);
        offered.close();
        assertThat(offers).isEmpty();
        OfferedDatabase other = new OfferedDatabase(this::offer, PAUSE);
        other.want(there("never"));
        other.close();
        make("never");
        await().during(PAUSE.multipliedBy(5)).until(offers::isEmpty);
    }

    private Runnable offer(Database database) {
        offers.add(database);
        return () -> offers.remove(database);
    }

    private Supplier<DatabaseSettings> there(String name) {
        return () -> new DatabaseSettings("jdbc:h2:" + folder.resolve(name) + ";IFEXISTS=TRUE", "portal", "");
    }

    private void make(String name) {
        new PooledDatabase(new DatabaseSettings("jdbc:h2:" + folder.resolve(name), "portal", "")).close();
    }

    private static void works(Database database) {
        int one = ((PooledDatabase) database)
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select 1").mapTo(Integer.class).one());
        assertThat(one).isOne();
    }
}
