package org.portal365.diskoffice.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** D13: nothing is taken before it has settled. */
class WatchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Watch WATCH = new Watch(Duration.ofSeconds(60), Duration.ofSeconds(5));
    private static final Tag KNOWN = tag("1");

    @Test
    void doesNothingWhileNothingChanges() {
        assertThat(WATCH.whileOpen(KNOWN, Optional.empty(), tag("1"), NOW)).isInstanceOf(Watch.Unchanged.class);
    }

    @Test
    void waitsFromTheFirstSightAndAgainAfterEachChange() {
        Watch.Wait first = (Watch.Wait) WATCH.whileOpen(KNOWN, Optional.empty(), tag("2"), NOW);
        assertThat(first.until()).isEqualTo(NOW.plusSeconds(5));
        Watch.Wait second =
                (Watch.Wait) WATCH.whileOpen(KNOWN, Optional.of(first.seen()), tag("3"), NOW.plusSeconds(59));
        assertThat(second.seen().since()).isEqualTo(NOW.plusSeconds(59));
        assertThat(second.seen().first()).isEqualTo(NOW);
    }

    @Test
    void takesWhatHasSettled() {
        assertThat(WATCH.whileOpen(KNOWN, Optional.of(Seen.at("2", NOW)), tag("2"), NOW.plusSeconds(60)))
                .isInstanceOf(Watch.Take.class);
    }

    @Test
    void takesNowAndThenFromAnEndlessRowOfChanges() {
        Seen row = new Seen("8", NOW.plusSeconds(299), NOW);
        assertThat(WATCH.whileOpen(KNOWN, Optional.of(row), tag("9"), NOW.plusSeconds(301)))
                .isInstanceOf(Watch.Take.class);
    }

    @Test
    void trustsNothingThatIsYoungerThanTheFinish() {
        Seen finish = Seen.at("1", NOW);
        assertThat(WATCH.afterFinish(Optional.of(finish), tag("1"), NOW.plusSeconds(59)))
                .isInstanceOf(Watch.Wait.class);
        assertThat(WATCH.afterFinish(Optional.of(finish), tag("1"), NOW.plusSeconds(60)))
                .isInstanceOf(Watch.Take.class);
        assertThat(WATCH.afterFinish(Optional.of(finish), tag("2"), NOW.plusSeconds(60)))
                .isInstanceOf(Watch.Wait.class);
    }

    private static Tag tag(String cTag) {
        return new Tag("e" + cTag, cTag, 1, "");
    }
}
