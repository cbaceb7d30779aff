package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.disk.Presence;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.api.memory.StoredVersion;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.Notices;
import org.portal365.diskoffice.core.AccountChoice;
import org.portal365.diskoffice.core.Backoff;
import org.portal365.diskoffice.core.Journal;
import org.portal365.diskoffice.core.Opening;
import org.portal365.diskoffice.core.Participant;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.RunningSessions;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.core.SessionMachine;
import org.portal365.diskoffice.core.SessionView;
import org.portal365.diskoffice.core.Takeover;
import org.portal365.diskoffice.core.Workshop;
import org.portal365.diskoffice.jdbc.JdbcSessionStore;
import org.portal365.diskoffice.jdbc.LeasedSession;
import org.portal365.diskoffice.ooxml.Limits;
import org.portal365.diskoffice.ooxml.OoxmlInspector;
import org.portal365.persistence.Database;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;
import org.portal365.persistence.TestDatabases;

/** The editor with a portal in memory, a real database and a model of the outside drive; time is moved by hand. */
public final class Bench {
    private static final Jdbi H2 = opened(TestDatabases.h2());
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofSeconds(5);

    final InMemoryPortal portal = new InMemoryPortal();
    final CloudModel cloud = new CloudModel();
    final Cuts cuts = new Cuts();
    final AccountsModel accounts = new AccountsModel();
    final Switchboard switchboard = new Switchboard();
    final UserId anna = user("anna");
    final Jdbi jdbi;
    final JdbcSessionStore store;
    final SessionView view;
    final Opening opening;
    final RunningSessions sessions;
    private final AccountChoice choice;
    Set<String> tenants = Set.of(AccountsModel.TENANT);
    /** What the engine takes for the portal's Disk. */
    Disk disk;

    private final Path folder;

    public Bench(Path folder) {
        this(folder, H2);
    }

    Bench(Path folder, Jdbi jdbi) {
        this.folder = folder;
        this.disk = portal.disk();
        this.jdbi = jdbi;
        store = new JdbcSessionStore(jdbi, portal.clock());
        jdbi.useHandle(handle -> handle.execute("update diskoffice_session set due_at = null"));
        choice = new AccountChoice(accounts, switchboard::policy, () -> tenants);
        Takeover takeover = new Takeover(portal.users(), switchboard::policy, portal.clock());
        sessions = new RunningSessions(portal.disk(), store, choice, takeover, portal.audit());
        view = new SessionView(store, choice, takeover, portal.clock());
        opening = new Opening(
                portal.disk(),
                store,
                choice,
                portal.audit(),
                switchboard::policy,
                portal.clock(),
                () -> UUID.randomUUID().toString());
        settings(Map.of("enabled", true));
    }

    static Jdbi opened(Database database) {
        return database.open(JdbcSessionStore.OWNER, Bench.class.getClassLoader());
    }

    void settings(Map<String, ?> values) {
        assertThat(switchboard.take(values)).isTrue();
    }

    UserId user(String name) {
        UserId id = portal.users().add(name);
        accounts.connect(id);
        return id;
    }

    FileId file(String name, byte[] content) {
        return portal.disk()
                .createFile(
                        Actor.user(anna),
                        portal.disk().home(anna),
                        name,
                        UUID.randomUUID().toString(),
                        Body.of(content))
                .optional()
                .orElseThrow();
    }

    Session open(FileId file) {
        return opening.open(new OpenRequest(Actor.user(anna), file, Optional.empty()))
                .optional()
                .orElseThrow();
    }

    EditSession seen(Session session) {
        return view.of(store.find(session.id()).orElseThrow(), "office365", session.owner());
    }

    EditState state(Session session) {
        return store.find(session.id()).orElseThrow().state();
    }

    void act(Session session, Action action) {
        assertThat(sessions.act(session.id(), Actor.user(session.owner()), action)
                        .optional())
                .isPresent();
    }

    /** A node that has just started; the cut may hit it. */
    private SessionMachine node() {
        RemoteDrive drive = cuts.around(RemoteDrive.class, cloud);
        Workshop shop = new Workshop(
                cuts.around(Disk.class, disk),
                account -> drive,
                new OoxmlInspector(Limits.DEFAULT),
                cuts.around(Audit.class, portal.audit()),
                portal.users(),
                cuts.around(Notices.class, portal.notices()),
                new LinkedEditors(accounts, portal.links(), portal.users()),
                choice::admitted,
                folder,
                portal.clock(),
                switchboard::policy);
        return new SessionMachine(shop, new Backoff(() -> 0));
    }

    /** Lets a new node do what is due now; killed: another one after the lease has ended. */
    void work() {
        try {
            SessionMachine node = node();
            LeasedRows rows = new LeasedRows(
                    jdbi, JdbcSessionStore.TABLE, UUID.randomUUID().toString(), portal.clock());
            for (List<LeasedRow> due = rows.claimDue(5, LEASE); !due.isEmpty(); due = rows.claimDue(5, LEASE)) {
                due.forEach(row -> advance(node, rows, row));
            }
        } catch (Cuts.Killed | Cuts.Down e) {
            portal.clock().advance(LEASE);
        }
    }

    /** One step of a node whose lease has ended without its notice; its writes to the table are lost. */
    boolean stepWithoutLease(Session session) {
        Session stored = store.find(session.id()).orElseThrow();
        return node().step(new Deaf(stored)).due().isPresent();
    }

    /** Reads the session once and stores nothing. */
    private record Deaf(Session current) implements Journal {
        @Override
        public void write(Session session) {
            // lost
        }

        @Override
        public List<Participant> participants() {
            return List.of();
        }

        @Override
        public void entered(Participant participant, Presence.Entry entry) {
            // lost
        }

        @Override
        public List<String> granted() {
            return List.of();
        }

        @Override
        public List<String> granted(Participant participant) {
            return List.of();
        }

        @Override
        public void granted(Participant participant, String permission) {
            // lost
        }

        @Override
        public void granted(String permission) {
            // lost
        }

        @Override
        public void revoked(String permission) {
            // lost
        }
    }

    private void advance(SessionMachine node, LeasedRows rows, LeasedRow row) {
        LeasedSession session = new LeasedSession(jdbi, portal.clock(), LEASE, row, (before, after) -> {});
        Journal journal = cuts.around(Journal.class, session);
        for (boolean more = true; more; ) {
            more = session.write(node.step(journal));
        }
        rows.release(row, Optional.empty());
    }

    /** Works on and moves the clock from due to due, until the state is reached. */
    void until(Session session, EditState state) {
        List<EditState> way = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            work();
            way.add(state(session));
            if (state(session) == state) {
                return;
            }
            toNextDue(session);
        }
        throw new AssertionError("never " + state + ": " + way);
    }

    void pass(Duration time) {
        Instant end = portal.clock().instant().plus(time);
        while (portal.clock().instant().isBefore(end)) {
            Duration left = Duration.between(portal.clock().instant(), end);
            portal.clock().advance(left.compareTo(TICK) < 0 ? left : TICK);
            work();
        }
    }

    private void toNextDue(Session session) {
        Instant now = portal.clock().instant();
        Instant due = jdbi.withHandle(handle -> handle.createQuery("select due_at from diskoffice_session where id = ?")
                .bind(0, session.id().value())
                .mapTo(Instant.class)
                .findOne()
                .orElse(now));
        portal.clock().advance(due.isAfter(now) ? Duration.between(now, due).plusMillis(1) : Duration.ofSeconds(1));
    }

    /** As when nobody could prolong it for too long. */
    void breakLock(FileId file) {
        portal.disk().lockOf(file).ifPresent(portal.disk()::unlock);
    }

    /** What each version of a file says, oldest first. */
    List<String> texts(FileId file) {
        return versions(file).stream().map(version -> text(version.body())).toList();
    }

    private static String text(Body body) {
        try (InputStream in = body.open(0)) {
            return TestPackages.paragraph(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sessions with something left to do. */
    int unfinished() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from diskoffice_session where due_at is not null")
                        .mapTo(Integer.class)
                        .one());
    }

    byte[] head(FileId file) {
        Actor actor = Actor.user(anna);
        VersionId head =
                portal.disk().file(actor, file).optional().orElseThrow().head();
        try (InputStream in = portal.disk()
                .content(actor, file, head)
                .optional()
                .orElseThrow()
                .open(0)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<StoredVersion> versions(FileId file) {
        return portal.disk().versions(file);
    }

    List<String> audited() {
        return portal.audit().events().stream().map(event -> event.name()).toList();
    }

    List<FileId> files(UserId user) {
        return portal.disk().files(portal.disk().home(user));
    }

    List<FileId> files() {
        return portal.disk().files(portal.disk().home(anna));
    }
}
