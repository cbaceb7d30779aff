package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.api.FileId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditState;
import org.portal365.diskoffice.core.Session;

/** Cases 142 and 143: the clock jumps, is wrong, or passes a moment that calendars make special. */
class ClockTest {
    @TempDir
    Path folder;

    private final TimeZone here = TimeZone.getDefault();
    private Bench bench;
    private FileId file;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
        file = bench.file("letter.docx", TestPackages.docx("before"));
    }

    @AfterEach
    void goHome() {
        TimeZone.setDefault(here);
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, -5, 5, 60})
    void case142AJumpOfTheClockLosesAndDoublesNothing(long minutes) {
        Session session = opened();
        edit("before the jump");
        bench.pass(Duration.ofMinutes(2));
        bench.portal.clock().advance(Duration.ofMinutes(minutes));
        edit("after the jump");
        bench.pass(Duration.ofMinutes(Math.abs(minutes) + 10));
        assertThat(bench.texts(file))
                .as("comes back by itself")
                .startsWith("before")
                .endsWith("after the jump")
                .doesNotHaveDuplicates();
        int versions = bench.texts(file).size();
        assertThat(bench.state(session)).isEqualTo(EditState.OPEN);
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.texts(file)).hasSize(versions);
        assertThat(bench.cloud.files()).isZero();
    }

    /** Nothing is collected an hour early or late, and nothing twice. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28T12:00:00Z",
        "Europe/Berlin, 2026-10-24T12:00:00Z",
        "America/New_York, 2026-10-31T18:00:00Z",
        "Pacific/Apia, 2026-12-31T02:00:00Z",
        "Asia/Kathmandu, 2028-02-28T12:00:00Z"
    })
    void case143CollectingComesAfterADayWhateverTheCalendarSays(String zone, Instant evening) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        bench.portal.clock().advance(Duration.between(bench.portal.clock().instant(), evening));
        bench.settings(Map.of("enabled", true, "watch.interval", "10 min", "collect.after", "24 h"));
        Session session = opened();
        edit("before the night");
        bench.pass(Duration.ofMinutes(15));
        Instant saved = bench.store
                .find(session.id())
                .orElseThrow()
                .sync()
                .saved()
                .orElseThrow()
                .at();
        bench.pass(Duration.between(
                bench.portal.clock().instant(), saved.plus(Duration.ofHours(23).plusMinutes(45))));
        assertThat(bench.state(session)).as("not early").isEqualTo(EditState.OPEN);
        bench.pass(Duration.ofMinutes(45));
        assertThat(bench.state(session)).as("not late").isEqualTo(EditState.CLOSED);
        assertThat(bench.texts(file)).containsExactly("before", "before the night");
    }

    private Session opened() {
        Session session = bench.open(file);
        bench.until(session, EditState.OPEN);
        return session;
    }

    private void edit(String text) {
        bench.cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, text)));
    }
}
