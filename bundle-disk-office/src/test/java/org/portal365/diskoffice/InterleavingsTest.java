package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** case 132 and all that can come together: people, faults and kills in any order, compared with a reference model. */
class InterleavingsTest {
    private static final int RUNS = 500;

    @TempDir
    Path folder;

    @Test
    void case132RandomInterleavingsLoseOverwriteAndDoubleNothing() throws IOException {
        Map<RandomLife.Event, Integer> events = new EnumMap<>(RandomLife.Event.class);
        int written = 0;
        for (int seed = 1; seed <= RUNS; seed++) {
            RandomLife life = new RandomLife(folder, seed);
            try {
                written += life.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + life.told(), e);
            }
            life.counts().forEach((event, count) -> events.merge(event, count, Integer::sum));
        }
        assertThat(events)
                .as("everything has happened often")
                .allSatisfy((event, count) -> assertThat(count).as(event.name()).isGreaterThan(RUNS / 100));
        assertThat(events).containsOnlyKeys(RandomLife.Event.values());
        Files.writeString(
                Files.createDirectories(Path.of("target/figures")).resolve("interleavings.txt"),
                "edit sessions against the reference model: " + RUNS + " random interleavings, "
                        + events.values().stream().mapToInt(Integer::intValue).sum() + " events, "
                        + events.get(RandomLife.Event.KILL) + " kills, " + written
                        + " texts that had to survive: 0 lost, 0 overwritten, 0 doubled, 0 orphans\n");
    }
}
