package org.portal365.diskoffice.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.Challenge;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.disk.Disk;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobAction;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobRequest;
import org.portal365.api.outside.JobState;
import org.portal365.diskoffice.CloudModel;
import org.portal365.diskoffice.Cuts;
import org.portal365.diskoffice.core.AccountChoice;
import org.portal365.diskoffice.core.Backoff;
import org.portal365.diskoffice.core.EditPolicy;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.Sharing;
import org.portal365.diskoffice.transfer.core.Converter;
import org.portal365.diskoffice.transfer.core.Library;
import org.portal365.diskoffice.transfer.core.Plan;
import org.portal365.diskoffice.transfer.core.TaskMachine;
import org.portal365.diskoffice.transfer.core.Tools;
import org.portal365.diskoffice.transfer.jdbc.JdbcOrigins;
import org.portal365.diskoffice.transfer.jdbc.JdbcPdfs;
import org.portal365.diskoffice.transfer.jdbc.JdbcTasks;
import org.portal365.diskoffice.transfer.jdbc.LeasedTask;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;
import org.portal365.persistence.TestDatabases;

/** Jobs with a portal in memory, a real database and models of the outside; time is moved by hand. */
final class JobBench {
    static final long LIMIT = 64L << 20;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Jdbi H2 = TestDatabases.h2().open("diskoffice", JobBench.class.getClassLoader());

    final InMemoryPortal portal = new InMemoryPortal();
    final CloudModel cloud = new CloudModel();
    final LibraryModel library = new LibraryModel();
    final Cuts cuts = new Cuts();
    final UserId anna = portal.users().add("anna");
    final TaskFiles files;
    final TaskJobs jobs;
    boolean converts = true;
    private final Path folder;

    JobBench(Path folder) {
        this.folder = folder;
        H2.useHandle(handle -> handle.execute("update diskoffice_task set due_at = null"));
        OneAccount accounts = new OneAccount(anna);
        AccountChoice choice = new AccountChoice(accounts, JobBench::policy, Set::of);
        JdbcTasks store = new JdbcTasks(H2, portal.clock());
        TaskView.Challenges challenges =
                (account, shared, claims) -> new Challenge("office365", Optional.of(account), Set.of("x"), claims);
        TaskView view = new TaskView(store, new PlainSecrets(), challenges);
        Tools tools = tools(portal.disk(), cloud, library);
        files = new TaskFiles(
                tools, store, choice, new Browsing(tools.libraries(), choice, challenges), view, () -> {});
        jobs = new TaskJobs(portal.disk(), store, tools.pdfs(), view, portal.clock(), choice::works, () -> {});
    }

    private static EditPolicy policy() {
        return new EditPolicy(
                true,
                false,
                EditPolicy.Storage.OWN_FILES,
                Sharing.PEOPLE,
                false,
                LIMIT,
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                Duration.ofHours(4),
                Duration.ofHours(24),
                Duration.ofSeconds(5),
                false);
    }

    private Tools tools(Disk disk, RemoteDrive drive, Library outside) {
        return new Tools(
                disk,
                account -> drive,
                account -> outside,
                new JdbcOrigins(H2, portal.clock()),
                new JdbcPdfs(H2, portal.clock()),
                new Upper(),
                new PlainSecrets(),
                portal.audit(),
                folder,
                portal.clock(),
                JobBench::policy);
    }

    /** Makes letters large: easy to tell. */
    private final class Upper implements Converter {
        @Override
        public boolean available() {
            return converts;
        }

        @Override
        public Optional<Path> convert(Path document, String ending, Path to) throws IOException {
            String text = Files.readString(document);
            return text.contains("broken")
                    ? Optional.empty()
                    : Optional.of(Files.writeString(
                            to.resolve("converted." + ending), text.toUpperCase(java.util.Locale.ROOT)));
        }
    }

    Actor actor() {
        return Actor.user(anna);
    }

    FolderId home() {
        return portal.disk().home(anna);
    }

    FileId file(String name, String content) {
        return portal.disk()
                .createFile(
                        actor(),
                        home(),
                        name,
                        UUID.randomUUID().toString(),
                        Body.of(content.getBytes(StandardCharsets.UTF_8)))
                .optional()
                .orElseThrow();
    }

    Job begin(JobKind kind, FileId file) {
        return begun(JobRequest.ofFile(actor(), kind, file, UUID.randomUUID().toString()));
    }

    Job bring(String... items) {
        List<String> refs =
                List.of(items).stream().map(id -> LibraryModel.ref(id).text()).toList();
        return begun(JobRequest.bring(actor(), home(), refs, UUID.randomUUID().toString()));
    }

    Job send(FileId file) {
        return begun(JobRequest.send(
                actor(), file, LibraryModel.ROOT.text(), UUID.randomUUID().toString()));
    }

    private Job begun(JobRequest request) {
        return files.begin(request).optional().orElseThrow();
    }

    Job now(Job job) {
        return jobs.find(job.id(), actor()).orElseThrow();
    }

    void act(Job job, JobAction action) {
        Job unused = jobs.act(job.id(), actor(), action).optional().orElseThrow();
    }

    /** Lets new nodes do what is due, moving the clock from due to due, until it stands still. */
    Job run(Job job) {
        for (int i = 0; i < 300; i++) {
            work();
            Optional<Instant> due = due(job.id());
            if (due.isEmpty()) {
                return now(job);
            }
            Instant now = portal.clock().instant();
            portal.clock()
                    .advance(
                            due.get().isAfter(now)
                                    ? Duration.between(now, due.get()).plusMillis(1)
                                    : Duration.ofSeconds(1));
        }
        throw new AssertionError("never still: " + now(job));
    }

    Job until(Job job, JobState state) {
        for (int i = 0; i < 300 && now(job).state() != state; i++) {
            work();
            if (now(job).state() != state) {
                portal.clock().advance(Duration.ofSeconds(5));
            }
        }
        if (now(job).state() != state) {
            throw new AssertionError("never " + state + ": " + now(job));
        }
        return now(job);
    }

    private Optional<Instant> due(JobId id) {
        return H2.withHandle(handle -> handle.createQuery("select due_at from diskoffice_task where id = ?")
                .bind(0, id.value())
                .map((row, context) -> Optional.ofNullable(row.getObject(1, java.time.OffsetDateTime.class))
                        .map(java.time.OffsetDateTime::toInstant))
                .one());
    }

    /** A new node does what is due now; killed: another one after the lease has ended. */
    void work() {
        try {
            TaskMachine node = new TaskMachine(
                    tools(
                            cuts.around(Disk.class, portal.disk()),
                            cuts.around(RemoteDrive.class, cloud),
                            cuts.around(Library.class, library)),
                    new Backoff(() -> 0));
            LeasedRows rows =
                    new LeasedRows(H2, JdbcTasks.TABLE, UUID.randomUUID().toString(), portal.clock());
            for (List<LeasedRow> due = rows.claimDue(5, LEASE); !due.isEmpty(); due = rows.claimDue(5, LEASE)) {
                due.forEach(row -> advance(node, rows, row));
            }
        } catch (Cuts.Killed e) {
            portal.clock().advance(LEASE);
        }
    }

    private void advance(TaskMachine node, LeasedRows rows, LeasedRow row) {
        LeasedTask task = new LeasedTask(H2, rows, portal.clock(), LEASE, row);
        Plan plan = cuts.around(Plan.class, task);
        boolean more = true;
        for (int steps = 0; more && steps < 500; steps++) {
            more = task.write(node.step(task.current(), plan));
        }
        boolean unused = rows.release(row, Optional.empty());
    }

    String storedAddress(Job job) {
        return H2.withHandle(
                handle -> handle.createQuery("select coalesce(address, '') from diskoffice_task where id = ?")
                        .bind(0, job.id().value())
                        .mapTo(String.class)
                        .one());
    }

    String head(FileId file) {
        var info = portal.disk().file(actor(), file).optional().orElseThrow();
        return text(portal.disk().content(actor(), file, info.head()).optional().orElseThrow());
    }

    String name(FileId file) {
        return portal.disk().file(actor(), file).optional().orElseThrow().name();
    }

    static String text(Body body) {
        try (InputStream in = body.open(0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names in a folder with their content. */
    Map<String, String> content(FolderId of) {
        Map<String, String> found = new java.util.TreeMap<>();
        portal.disk().files(of).forEach(id -> found.merge(name(id), head(id), (a, b) -> "twice"));
        return found;
    }

    FolderId inside(FolderId parent, String name) {
        return portal.disk().makeFolder(actor(), parent, name).optional().orElseThrow();
    }
}
