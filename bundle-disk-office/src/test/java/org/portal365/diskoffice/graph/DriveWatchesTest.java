package org.portal365.diskoffice.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portal365.m365.graph.Changes;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.ItemRef;

/** Rows D12 and D29, cases 124, 144 and 150: one question for a whole drive, within the budget, and nothing is missed. */
class DriveWatchesTest {
    private static final Duration LEAST = Duration.ofSeconds(5);

    private final Model model = new Model();
    private final DriveWatches watches = new DriveWatches(model);

    @Test
    void d12AThousandSessionsOfADriveCostOneQuestionEachTime() {
        for (int i = 0; i < 1000; i++) {
            look("item" + i);
        }
        model.asked.clear();
        for (int round = 0; round < 12; round++) {
            model.now = model.now.plus(LEAST);
            for (int i = 0; i < 1000; i++) {
                look("item" + i);
            }
        }
        assertThat(model.asked).hasSize(12).allMatch(call -> call.equals("delta"));
    }

    @Test
    void d12SeesAChangeAtTheNextQuestionAndAsksForThatItemOnly() {
        look("a");
        look("b");
        model.change("a", "c2");
        assertThat(look("a").cTag()).isEqualTo("c1");
        model.now = model.now.plus(LEAST);
        model.asked.clear();
        assertThat(look("a").cTag()).isEqualTo("c2");
        assertThat(look("b").cTag()).isEqualTo("c1");
        assertThat(model.asked).containsExactly("delta", "item a");
    }

    @Test
    void case144AHintBringsTheQuestionForwardAndAForgedOneChangesNothing() {
        look("a");
        model.change("a", "c2");
        watches.hint("another drive");
        assertThat(look("a").cTag()).isEqualTo("c1");
        watches.hint("d");
        watches.hint("d");
        assertThat(look("a").cTag()).isEqualTo("c2");
        model.asked.clear();
        watches.hint("d");
        assertThat(look("a").cTag()).isEqualTo("c2");
        assertThat(model.asked).containsExactly("delta");
    }

    @Test
    void case144FindsEveryChangeWithinFiveMinutesHoweverManyDrivesThereAre() {
        for (int i = 0; i < 5_000; i++) {
            DriveItem unused = watches.item("t", model.drive(), new ItemRef("drive" + i, "x"), LEAST);
        }
        assertThat(watches.interval("t", LEAST)).isLessThan(Duration.ofMinutes(5));
        assertThat(watches.interval("other", LEAST)).isEqualTo(LEAST);
    }

    @Test
    void d29AThousandDrivesStayWithinTheBudget() {
        for (int i = 0; i < 1_000; i++) {
            DriveItem unused = watches.item("t", model.drive(), new ItemRef("drive" + i, "x"), LEAST);
        }
        long questionsAMinute = 1_000 * 60 / watches.interval("t", LEAST).toSeconds();
        assertThat(questionsAMinute).isLessThanOrEqualTo(300);
    }

    @Test
    void case124AForgottenLinkIsAFullLook() {
        look("a");
        model.change("a", "c2");
        model.changed.clear();
        model.everything = true;
        model.now = model.now.plus(LEAST);
        assertThat(look("a").cTag()).isEqualTo("c2");
    }

    @Test
    void d12AsksForEachItemWhereTheWholeDriveMayNotBeRead() {
        model.failure = Optional.of(GraphFailure.of(403, "accessDenied", ""));
        look("a");
        model.change("a", "c2");
        assertThat(look("a").cTag()).isEqualTo("c2");
    }

    @Test
    void case150WaitsLikeEverybodyWhenTheTenantIsThrottled() {
        look("a");
        model.now = model.now.plus(LEAST);
        model.failure = Optional.of(GraphFailure.of(GraphException.WAITING).withRetryAfter(Duration.ofHours(1)));
        assertThatExceptionOfType(GraphException.class).isThrownBy(() -> look("a"));
        DriveItem unused = watches.item("other", new Model().drive(), new ItemRef("d2", "x"), LEAST);
    }

    @Test
    void d12APatrolTellsOfAChangeThoughNobodyLooks() {
        look("a");
        look("b");
        assertThat(patrol()).as("asked a moment ago").isEmpty();
        model.now = model.now.plus(LEAST);
        model.asked.clear();
        assertThat(patrol()).isEmpty();
        model.change("a", "c2");
        model.change("never looked at", "c2");
        model.now = model.now.plus(LEAST);
        assertThat(patrol()).containsExactly("d/a");
        assertThat(model.asked).containsExactly("delta", "delta");
        model.now = model.now.plus(LEAST);
        assertThat(patrol()).as("somebody was just at it").containsExactly("d/a");
        assertThat(look("a").cTag()).isEqualTo("c2");
        model.now = model.now.plus(LEAST);
        assertThat(patrol()).isEmpty();
    }

    @Test
    void d12AnItemThatLagsBehindTheListOfChangesIsAskedForAgain() {
        look("a");
        model.change("a", "c2");
        model.lagging.put("a", "c1");
        model.now = model.now.plus(LEAST);
        assertThat(patrol()).containsExactly("d/a");
        assertThat(look("a").cTag()).as("as it was").isEqualTo("c1");
        model.now = model.now.plus(LEAST);
        assertThat(patrol()).as("told again").containsExactly("d/a");
        model.lagging.clear();
        assertThat(look("a").cTag()).isEqualTo("c2");
        model.now = model.now.plus(LEAST);
        assertThat(patrol()).isEmpty();
    }

    @Test
    void d12AChangeThatNoTagShowsIsNotAskedForForEver() {
        look("a");
        model.change("a", "c1");
        model.now = model.now.plus(LEAST);
        for (int i = 0; i < 3; i++) {
            assertThat(patrol()).containsExactly("d/a");
            look("a");
            model.now = model.now.plus(LEAST);
        }
        assertThat(patrol()).isEmpty();
        model.asked.clear();
        look("a");
        assertThat(model.asked).as("it is known").isEmpty();
    }

    @Test
    void d12AChangeThatOneSeesIsToldToTheOthers() {
        look("a");
        look("b");
        model.change("b", "c2");
        model.now = model.now.plus(LEAST);
        look("a");
        model.now = model.now.plus(LEAST);
        assertThat(patrol()).containsExactly("d/b");
        for (int i = 0; i < 2; i++) {
            model.now = model.now.plus(LEAST);
            assertThat(patrol()).containsExactly("d/b");
        }
        model.now = model.now.plus(LEAST);
        assertThat(patrol()).as("another node has looked").isEmpty();
    }

    @Test
    void d12WhoIsQuietLooksSeldomWhileADriveIsWatchedAndOftenWhileNot() {
        look("a");
        assertThat(rhythm()).as("nobody patrols yet").isEqualTo(LEAST);
        model.now = model.now.plus(LEAST);
        patrol();
        assertThat(rhythm()).isEqualTo(Duration.ofMinutes(1));
        assertThat(watches.rhythm("t", new ItemRef("d", "a"), Duration.ofMinutes(3)))
                .as("what the administrator wants")
                .isEqualTo(Duration.ofMinutes(3));
        model.failure = Optional.of(GraphFailure.of(GraphException.WAITING).withRetryAfter(Duration.ofHours(1)));
        for (int i = 0; i < 3; i++) {
            model.now = model.now.plus(LEAST);
            assertThatExceptionOfType(GraphException.class).isThrownBy(this::patrol);
        }
        assertThat(rhythm()).isEqualTo(LEAST);
    }

    @Test
    void case144AHintBringsThePatrolForward() {
        look("a");
        model.now = model.now.plus(LEAST);
        patrol();
        model.change("a", "c2");
        assertThat(patrol()).isEmpty();
        watches.hint("d");
        assertThat(patrol()).containsExactly("d/a");
    }

    @Test
    void case150PatrolsOfASlowTenantLeaveRoomForTheOthers() {
        for (int i = 0; i < 20; i++) {
            DriveItem unused = watches.item("slow", model.drive(), new ItemRef("slow" + i, "x"), LEAST);
        }
        look("a");
        model.now = model.now.plus(LEAST);
        assertThat(watches.patrols(LEAST)).hasSize(4);
        assertThat(watches.patrols(LEAST)).as("those are still on their way").isEmpty();
    }

    private List<String> patrol() {
        return watches.patrols(LEAST).stream()
                .flatMap(patrol -> patrol.walk().stream())
                .toList();
    }

    private Duration rhythm() {
        return watches.rhythm("t", new ItemRef("d", "a"), LEAST);
    }

    private DriveItem look(String id) {
        return watches.item("t", model.drive(), new ItemRef("d", id), LEAST);
    }

    /** One drive, and a clock that is moved. */
    private static final class Model extends Clock {
        private final Map<String, String> tags = new HashMap<>();
        /** What is answered in the place of the true tag. */
        private final Map<String, String> lagging = new HashMap<>();

        private final List<String> changed = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private Optional<GraphFailure> failure = Optional.empty();
        private boolean everything;
        private Instant now = Instant.parse("2026-11-26T12:00:00Z");

        GraphDrive drive() {
            return (GraphDrive) Proxy.newProxyInstance(
                    GraphDrive.class.getClassLoader(),
                    new Class<?>[] {GraphDrive.class},
                    (proxy, method, arguments) -> answer(method.getName(), arguments));
        }

        void change(String id, String tag) {
            tags.put(id, tag);
            changed.add(id);
        }

        private Object answer(String method, Object[] arguments) {
            if (method.equals("item")) {
                String id = ((ItemRef) arguments[0]).itemId();
                asked.add("item " + id);
                return item(id);
            }
            failure.ifPresent(fault -> {
                throw new GraphException(fault, "asked for by a test", null);
            });
            URI link = URI.create("https://graph/delta");
            if (method.equals("deltaFromNow")) {
                changed.clear();
                return link;
            }
            asked.add("delta");
            List<DriveItem> items = changed.stream().map(this::item).toList();
            changed.clear();
            return new Changes(items, link, everything);
        }

        private DriveItem item(String id) {
            return new DriveItem(
                    "d",
                    id,
                    id,
                    1,
                    "e",
                    lagging.getOrDefault(id, tags.getOrDefault(id, "c1")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
