package org.portal365.reference.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portal365.persistence.TestDatabases;
import org.portal365.reference.MemorySettings;

/** Two nodes on one database. */
class SettingsMirrorTest {
    private static final String PID = "org.portal365.sample";
    private final Jdbi jdbi = TestDatabases.h2().open("reference", SettingsMirrorTest.class.getClassLoader());
    private final SettingsStore store = new SettingsStore(jdbi);
    private final MemorySettings a = new MemorySettings();
    private final MemorySettings b = new MemorySettings();

    private SettingsMirror node(String name, MemorySettings local) {
        SettingsMirror mirror = new SettingsMirror(store, local, new SeenSettings(jdbi, name));
        mirror.tick();
        return mirror;
    }

    @Test
    void aFileIsTheFirstValueOnly() {
        a.write(PID, Map.of("enabled", "true", "wait", "5"));
        node("a", a);
        assertThat(store.of(PID)).containsEntry("enabled", "true");

        b.write(PID, Map.of("enabled", "false"));
        node("b", b);
        assertThat(b.read(PID)).isEqualTo(Map.of("enabled", "true", "wait", "5"));
        assertThat(store.of(PID)).isEqualTo(b.read(PID));
    }

    @Test
    void whatThePageSavesReachesEveryNode() {
        SettingsMirror nodeA = node("a", a);
        SettingsMirror nodeB = node("b", b);
        store.change(PID, Map.of("enabled", Optional.of("true")));
        nodeA.tick();
        nodeB.tick();
        assertThat(a.read(PID)).isEqualTo(Map.of("enabled", "true"));
        assertThat(b.read(PID)).isEqualTo(Map.of("enabled", "true"));
        nodeA.sync(PID);
        nodeB.sync(PID);
        assertThat(store.counter()).isEqualTo(1);
    }

    @Test
    void changesOnTwoNodesAtOnceBothStay() {
        a.write(PID, Map.of("one", "1", "two", "2"));
        SettingsMirror nodeA = node("a", a);
        SettingsMirror nodeB = node("b", b);
        a.write(PID, Map.of("one", "changed", "two", "2"));
        b.write(PID, Map.of("one", "1", "two", "changed"));
        nodeA.sync(PID);
        nodeB.sync(PID);
        nodeA.tick();
        assertThat(a.read(PID)).isEqualTo(Map.of("one", "changed", "two", "changed"));
        assertThat(b.read(PID)).isEqualTo(a.read(PID));
    }

    @Test
    void anOldFileDoesNotComeBackAtARestart() {
        a.write(PID, Map.of("url", "old", "mode", "x"));
        node("a", a);
        store.change(PID, Map.of("mode", Optional.of("from the page")));
        node("a", a);
        // The file is put back as it was, and the node starts again.
        a.write(PID, Map.of("url", "old", "mode", "x"));
        node("a", a);
        assertThat(a.read(PID)).containsEntry("mode", "from the page");
    }

    @Test
    void aFileEditedWhileTheNodeWasDownIsTakenOver() {
        a.write(PID, Map.of("url", "http://localhost:8181", "mode", "x"));
        node("a", a);
        store.change(PID, Map.of("mode", Optional.of("from the page")));
        a.write(PID, Map.of("url", "http://localhost:9181", "mode", "x"));
        node("a", a);
        assertThat(store.of(PID)).isEqualTo(Map.of("url", "http://localhost:9181", "mode", "from the page"));
        assertThat(a.read(PID)).isEqualTo(store.of(PID));
    }

    @Test
    void aRemovedKeyGoesEverywhere() {
        a.write(PID, Map.of("one", "1", "two", "2"));
        SettingsMirror nodeA = node("a", a);
        SettingsMirror nodeB = node("b", b);
        a.write(PID, Map.of("one", "1"));
        nodeA.sync(PID);
        nodeB.tick();
        assertThat(b.read(PID)).isEqualTo(Map.of("one", "1"));
    }
}
