package org.portal365.diskoffice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.AccountId;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.disk.Waiting;
import org.portal365.api.module.PersonalData;
import org.portal365.diskoffice.convert.OfficeSuite;
import org.portal365.diskoffice.core.AccountChoice;
import org.portal365.diskoffice.core.Backoff;
import org.portal365.diskoffice.core.Opening;
import org.portal365.diskoffice.core.Orphans;
import org.portal365.diskoffice.core.RunningSessions;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.core.SessionMachine;
import org.portal365.diskoffice.core.SessionView;
import org.portal365.diskoffice.core.Sweeper;
import org.portal365.diskoffice.core.Takeover;
import org.portal365.diskoffice.core.Workshop;
import org.portal365.diskoffice.jdbc.JdbcOrphans;
import org.portal365.diskoffice.jdbc.JdbcPersonalRows;
import org.portal365.diskoffice.jdbc.JdbcSessionStore;
import org.portal365.diskoffice.jdbc.LeasedSession;
import org.portal365.diskoffice.ooxml.Limits;
import org.portal365.diskoffice.ooxml.OoxmlInspector;
import org.portal365.diskoffice.transfer.Transfers;
import org.portal365.diskoffice.transfer.core.Tools;
import org.portal365.diskoffice.transfer.jdbc.JdbcOrigins;
import org.portal365.diskoffice.transfer.jdbc.JdbcPdfs;
import org.portal365.diskoffice.transfer.jdbc.JdbcTasks;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.persistence.LeasedRows;
import org.portal365.persistence.WorkLoop;

/** The whole editor, put together: what is offered to the portal, and the loop behind it. */
final class DiskOffice implements AutoCloseable {
    private static final WorkLoop.Terms TERMS = new WorkLoop.Terms("office365-edit", 4, Duration.ofSeconds(15));
    private static final int STEPS_IN_A_ROW = 64;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MARK_BYTES = 4;
    private static final int ID_BYTES = 12;

    private final DocumentEditor editor;
    private final EditSessions sessions;
    private final WorkLoop loop;
    private final SweepLoop sweep;

    private DiskOffice(DocumentEditor editor, EditSessions sessions, WorkLoop loop, SweepLoop sweep) {
        this.editor = editor;
        this.sessions = sessions;
        this.loop = loop;
        this.sweep = sweep;
    }

    /**
     * Begins at once with what is due.
     *
     * @param changed told after each change, as the owner sees it
     */
    static DiskOffice start(Ingredients made, Switchboard switchboard, Consumer<EditSession> changed) {
        Jdbi jdbi = made.database().open(JdbcSessionStore.OWNER, DiskOffice.class.getClassLoader());
        JdbcSessionStore store = new JdbcSessionStore(jdbi, made.clock());
        store.lookAtAll();
        AccountChoice accounts = new AccountChoice(made.accounts(), switchboard::policy, () -> tenants(made));
        Orphans orphans = new JdbcOrphans(jdbi, random(MARK_BYTES));
        Takeover takeover = new Takeover(made.users(), switchboard::policy, made.clock());
        SessionView view = new SessionView(store, accounts, takeover, made.clock());
        Workshop shop = shop(made, accounts, switchboard);
        LeasedRows rows =
                new LeasedRows(jdbi, JdbcSessionStore.TABLE, made.database().node(), made.clock());
        SessionMachine machine = new SessionMachine(shop, new Backoff(RANDOM::nextDouble));
        BiConsumer<Session, Session> told = (before, after) -> tell(before, after, view, changed);
        WorkLoop loop = new WorkLoop(
                rows,
                made.clock(),
                TERMS,
                (row, goOn) -> advance(new LeasedSession(jdbi, made.clock(), TERMS.lease(), row, told), machine, goOn));
        Opening opening = new Opening(
                made.disk(), store, accounts, made.audit(), switchboard::policy, made.clock(), () -> id(orphans));
        return new DiskOffice(
                new Office365Editor(opening, view, loop::wake),
                new Office365Sessions(
                        new RunningSessions(made.disk(), store, accounts, takeover, made.audit()), view, loop::wake),
                loop,
                new SweepLoop(new Sweeper(made.drives(), store, orphans, made.audit(), made.clock())));
    }

    private static void advance(LeasedSession session, SessionMachine machine, BooleanSupplier goOn) {
        boolean more = true;
        for (int steps = 0; more && steps < STEPS_IN_A_ROW && goOn.getAsBoolean(); steps++) {
            more = session.write(machine.step(session));
        }
    }

    private static Workshop shop(Ingredients made, AccountChoice accounts, Switchboard switchboard) {
        return new Workshop(
                made.disk(),
                made.drives(),
                new OoxmlInspector(Limits.DEFAULT),
                made.audit(),
                made.users(),
                made.notices(),
                new LinkedEditors(made.accounts(), made.links(), made.users()),
                accounts::admitted,
                emptied(made.folder()),
                made.clock(),
                switchboard::policy);
    }

    /** Beside editing: jobs and outside files; begins at once with what is due. */
    static Transfers transfers(Ingredients made, Switchboard switchboard) {
        Jdbi jdbi = made.database().open(JdbcSessionStore.OWNER, DiskOffice.class.getClassLoader());
        AccountChoice accounts = new AccountChoice(made.accounts(), switchboard::policy, () -> tenants(made));
        Tools tools = new Tools(
                made.disk(),
                made.drives(),
                made.libraries(),
                new JdbcOrigins(jdbi, made.clock()),
                new JdbcPdfs(jdbi, made.clock()),
                new OfficeSuite(switchboard::converter),
                made.secrets(),
                made.audit(),
                emptied(made.folder().resolve("jobs")),
                made.clock(),
                switchboard::policy);
        return Transfers.start(tools, jdbi, made.database().node(), made.accounts(), accounts);
    }

    /** What is kept about users. */
    static PersonalData personalData(Ingredients made, BiConsumer<AccountId, String> unsubscribe) {
        Jdbi jdbi = made.database().open(JdbcSessionStore.OWNER, DiskOffice.class.getClassLoader());
        JdbcPersonalRows rows = new JdbcPersonalRows(jdbi);
        Farewell farewell = new Farewell(
                rows,
                new JdbcSessionStore(jdbi, made.clock()),
                new JdbcTasks(jdbi, made.clock()),
                made.drives(),
                unsubscribe);
        return new OfficePersonalData(rows, made.accounts(), farewell);
    }

    DocumentEditor editor() {
        return editor;
    }

    EditSessions sessions() {
        return sessions;
    }

    /** What waits for an administrator looks whether it has been done. */
    void hasten() {
        loop.hasten("hold_reason", Set.of(Waiting.Reason.ADMIN.name()));
    }

    @Override
    public void close() {
        sweep.close();
        loop.close();
    }

    private static void tell(Session before, Session after, SessionView view, Consumer<EditSession> changed) {
        boolean seen = before.state() != after.state()
                || !before.hold().equals(after.hold())
                || !before.sync().saved().equals(after.sync().saved());
        if (seen) {
            changed.accept(view.of(after, Office365Editor.ID, after.owner()));
        }
    }

    private static Set<String> tenants(Ingredients made) {
        return made.registrations().current().map(AppRegistration::tenants).orElse(Set.of());
    }

    /** Unguessable, and known by its beginning as one of this database. */
    private static String id(Orphans orphans) {
        return orphans.mark() + random(ID_BYTES);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What a killed process has left is of no value: every step begins anew. */
    private static Path emptied(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.walk(folder)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    if (!path.equals(folder)) {
                        Files.deleteIfExists(path);
                    }
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for documents on their way cannot be made: " + folder, e);
        }
    }
}
