package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.NewVersion;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.disk.Right;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Session;

/** One document and people who do to it what comes to their minds, while the process dies now and then. */
final class RandomLife {
    /** What may happen. */
    enum Event {
        OPEN,
        JOIN,
        SAVE_IN_PORTAL,
        SAVE_IN_OFFICE,
        FINISH,
        CONTINUE,
        DISCARD,
        TAKE_OVER,
        KILL,
        RIGHT_LOST,
        RIGHT_BACK,
        FILE_DELETED,
        THROTTLED,
        UNREACHABLE,
        GRANT_LOST,
        LOCKED_IN_OFFICE,
        UNLOCKED,
        SWITCHED
    }

    private static final int EVENTS = 30;
    private static final Set<Right> ALL = Set.of(Right.READ, Right.WRITE);
    private final Random random;
    private final Bench bench;
    private final Story story = new Story();
    private final Map<Event, Integer> counts = new EnumMap<>(Event.class);
    private final List<String> told = new ArrayList<>();
    private final UserId boris;
    private final UserId clara;
    private final FileId file;
    private Optional<Session> session = Optional.empty();
    private int texts;

    RandomLife(Path folder, int seed) {
        random = new Random(seed);
        bench = new Bench(folder);
        boris = bench.user("boris");
        clara = bench.user("clara");
        grant(boris, ALL);
        grant(clara, ALL);
        file = bench.file("plan.docx", TestPackages.docx("start"));
    }

    /** Gives how many texts had to survive. */
    int run() {
        for (int i = 0; i < EVENTS; i++) {
            if (session.isEmpty() && random.nextBoolean()) {
                happen(Event.OPEN);
            }
            happen(likely());
            bench.pass(Duration.ofSeconds(1L + random.nextInt(random.nextInt(4) == 0 ? 120 : 20)));
        }
        end();
        story.check(bench.texts(file), others(), bench.audited().contains("doc_edit_recovered"));
        assertThat(bench.cloud.files()).as("orphans").isZero();
        assertThat(bench.cloud.permissions).as("permissions").isEmpty();
        assertThat(bench.portal.disk().lockOf(file)).as("locks").isEmpty();
        return story.weight();
    }

    /** What is rare in life is rare here. */
    private Event likely() {
        int dice = random.nextInt(100);
        if (dice < 30) {
            return Event.SAVE_IN_OFFICE;
        }
        if (dice < 42) {
            return Event.KILL;
        }
        if (dice < 50) {
            return Event.SAVE_IN_PORTAL;
        }
        return dice == 50 ? Event.FILE_DELETED : Event.values()[random.nextInt(Event.values().length)];
    }

    private void happen(Event event) {
        if (event == Event.FILE_DELETED && random.nextInt(4) > 0) {
            return;
        }
        boolean done = switch (event) {
            case OPEN -> open(boris);
            case JOIN -> session.isPresent() && open(clara);
            case SAVE_IN_PORTAL -> saveInPortal();
            case SAVE_IN_OFFICE -> saveInOffice();
            case FINISH -> act(Action.FINISH);
            case CONTINUE -> act(Action.CONTINUE);
            case DISCARD -> random.nextInt(3) == 0 && act(Action.DISCARD);
            case TAKE_OVER -> takeOver();
            case KILL -> kill();
            case RIGHT_LOST -> grant(boris, Set.of(Right.READ));
            case RIGHT_BACK -> grant(boris, ALL);
            case FILE_DELETED -> delete();
            case THROTTLED -> fail(RemoteFault.Kind.THROTTLED);
            case UNREACHABLE -> fail(RemoteFault.Kind.UNREACHABLE);
            case GRANT_LOST -> fail(RemoteFault.Kind.SIGN_IN);
            case LOCKED_IN_OFFICE -> locked(true);
            case UNLOCKED -> locked(false);
            case SWITCHED -> switched(random.nextBoolean());
        };
        if (done) {
            counts.merge(event, 1, Integer::sum);
            told.add(
                    event == Event.SAVE_IN_OFFICE || event == Event.SAVE_IN_PORTAL
                            ? event + " " + texts
                            : event.name());
        }
    }

    private boolean open(UserId user) {
        Optional<Session> opened = bench.opening
                .open(new OpenRequest(Actor.user(user), file, Optional.empty()))
                .optional();
        opened.ifPresent(now -> {
            session = opened;
            story.opened(now.id());
        });
        return opened.isPresent();
    }

    private boolean saveInPortal() {
        Optional<FileInfo> info =
                bench.portal.disk().file(Actor.user(bench.anna), file).optional();
        if (info.isEmpty()) {
            return false;
        }
        if (random.nextBoolean()) {
            bench.breakLock(file);
        }
        String text = "portal " + ++texts;
        VersionId base = info.orElseThrow().head();
        boolean saved = bench.portal
                .disk()
                .addVersion(
                        Actor.user(bench.anna),
                        new NewVersion(
                                file, base, file + text, bench.anna, Text.of(""), Optional.empty(), Optional.empty()),
                        Body.of(TestPackages.docx(text)))
                .optional()
                .isPresent();
        if (saved) {
            story.savedInPortal(text);
        }
        return saved;
    }

    private boolean saveInOffice() {
        String text = "office " + ++texts;
        boolean saved = session.isPresent()
                && bench.cloud.edit(
                        session.orElseThrow().id().value(),
                        content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, text)));
        if (saved) {
            story.savedInOffice(session.orElseThrow().id(), text);
        }
        return saved;
    }

    private boolean act(Action action) {
        Optional<Session> now = current();
        boolean done = now.isPresent()
                && bench.sessions
                        .act(
                                now.orElseThrow().id(),
                                Actor.user(now.orElseThrow().owner()),
                                action)
                        .optional()
                        .isPresent();
        if (done && action == Action.DISCARD) {
            story.discarded(now.orElseThrow().id());
        }
        return done;
    }

    private boolean takeOver() {
        Optional<Session> now = current();
        return now.isPresent()
                && bench.sessions
                        .administer(now.orElseThrow().id(), random.nextBoolean() ? boris : clara, Action.TAKE_OVER)
                        .optional()
                        .isPresent();
    }

    private boolean kill() {
        bench.cuts.cut(1 + random.nextInt(12), random.nextBoolean());
        return true;
    }

    private boolean grant(UserId user, Set<Right> rights) {
        bench.portal.disk().grant(bench.portal.disk().home(bench.anna), user, rights);
        return true;
    }

    private boolean delete() {
        story.deleted(bench.texts(file));
        bench.portal.disk().delete(file);
        return true;
    }

    private boolean fail(RemoteFault.Kind kind) {
        bench.cloud.fail(new RemoteFault(kind, "by chance"));
        return true;
    }

    private boolean locked(boolean now) {
        bench.cloud.locked = now;
        return true;
    }

    private boolean switched(boolean on) {
        bench.settings(Map.of("enabled", on));
        return true;
    }

    /** The session, while it is not over for its people. */
    private Optional<Session> current() {
        return session.flatMap(old -> bench.store.find(old.id()))
                .filter(now -> !now.state().over());
    }

    /** Everything works again, and whoever has a document open finishes. */
    private void end() {
        bench.cloud.locked = false;
        bench.cloud.heal();
        bench.settings(Map.of("enabled", true));
        for (int i = 0; i < 8 && bench.unfinished() > 0; i++) {
            boolean unused = act(Action.FINISH);
            bench.pass(Duration.ofMinutes(20));
        }
        session.flatMap(last -> bench.store.find(last.id()))
                .ifPresent(last -> assertThat(last.state()).isEqualTo(EditState.CLOSED));
        assertThat(bench.unfinished()).as("sessions that never end").isZero();
    }

    private List<List<String>> others() {
        List<List<String>> texts = new ArrayList<>();
        for (UserId user : List.of(bench.anna, boris, clara)) {
            bench.files(user).stream()
                    .filter(other -> !other.equals(file))
                    .forEach(other -> texts.add(bench.texts(other)));
        }
        return texts;
    }

    Map<Event, Integer> counts() {
        return counts;
    }

    String told() {
        return String.join(", ", told) + "; " + String.join(", ", bench.audited());
    }
}
