package org.portal365.mail.core;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.portal365.api.mail.Checkpoint;
import org.portal365.api.mail.FolderChange;
import org.portal365.api.mail.MailFolder;
import org.portal365.api.mail.MailFolder.Role;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.PendingChange;

/** Brings a mailbox up to date: what the user did goes to the server, what is new comes from it. */
public final class MailboxSync {
    private static final Duration FULL_SCAN = Duration.ofHours(1);
    private static final int CHANGES = 200;

    private final MailStore store;
    private final RemoteMailboxes servers;
    private final Arrivals arrivals;
    private final Supplier<MailPolicy> policy;
    private final Clock clock;
    private final Function<MailboxId, Map<MailFolderId, Boolean>> choices;
    private final Progress progress;

    /** Brings the usual folders. */
    public MailboxSync(
            MailStore store,
            RemoteMailboxes servers,
            MessageSummaries summaries,
            Supplier<MailPolicy> policy,
            Clock clock) {
        this(store, servers, summaries, policy, clock, unused -> Map.of(), Progress.NONE);
    }

    /** Gets to know how many messages are still to come in the folder that is being read. */
    @FunctionalInterface
    public interface Progress {
        /** Nobody wants to know. */
        Progress NONE = (box, messages) -> {};

        void left(MailboxId box, int messages);
    }

    /** @param choices what was chosen for single folders of a mailbox */
    public MailboxSync(
            MailStore store,
            RemoteMailboxes servers,
            MessageSummaries summaries,
            Supplier<MailPolicy> policy,
            Clock clock,
            Function<MailboxId, Map<MailFolderId, Boolean>> choices,
            Progress progress) {
        this.choices = choices;
        this.progress = progress;
        this.store = store;
        this.servers = servers;
        this.arrivals = new Arrivals(store, summaries, clock);
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * One pass. Its end is the mailbox as it is to be kept; faults are thrown.
     *
     * @param idle takes the connection over when all is done; it must close it one day
     */
    public Box run(Box box, Idle idle) {
        Connection connection = new Connection(() -> idle.take(box).orElseGet(() -> servers.open(box)));
        boolean kept = false;
        try {
            boolean full = box.scanned()
                    .filter(last -> last.plus(FULL_SCAN).isAfter(clock.instant()))
                    .isEmpty();
            List<RemoteFolder> folders = connection.remote().folders();
            Map<MailFolderId, RemoteFolder> named = named(folders);
            push(box, connection, named);
            Map<MailFolderId, RemoteFolder> wanted = wanted(named, choices.apply(box.id()));
            store.folders(box.id(), shown(named, wanted));
            int days = box.reach().days(policy.get());
            if (box.reach().further(policy.get())) {
                wanted.keySet().forEach(folder -> beginAgain(box, folder));
            }
            for (Map.Entry<MailFolderId, RemoteFolder> folder : wanted.entrySet()) {
                FolderSync.Place place =
                        new FolderSync.Place(folder.getKey(), folder.getValue().name());
                pull(box, connection, place, new Pass(since(days), full));
            }
            kept = idle.keep(box, connection.remote());
            return box.syncedAt(clock.instant(), full).reaching(box.reach().filledTo(days));
        } finally {
            if (!kept) {
                connection.close();
            }
        }
    }

    /** How a pass is made. */
    private record Pass(Optional<LocalDate> since, boolean full) {}

    /** What is older than what was wanted before is looked for once more; what is there is not fetched again. */
    private void beginAgain(Box box, MailFolderId folder) {
        store.state(box.id(), folder).checkpoint().filter(Checkpoint::complete).ifPresent(there -> {
            Checkpoint top = there.withLow(there.high() + 1);
            boolean unused = store.apply(
                    new FolderChange(box.id(), folder, Optional.of(there), top, List.of(), Map.of(), Set.of()));
        });
    }

    private void pull(Box box, Connection connection, FolderSync.Place place, Pass pass) {
        while (true) {
            try {
                new FolderSync(store, connection, arrivals, box.id(), place, due -> progress.left(box.id(), due))
                        .run(pass.since(), pass.full());
                return;
            } catch (MailFault e) {
                if (e.kind() == MailFault.Kind.GONE) {
                    // Renamed or deleted since the folders were listed; the next pass sees it.
                    return;
                }
                if (!connection.renewable(e)) {
                    throw e;
                }
                connection.renew();
            }
        }
    }

    private Optional<LocalDate> since(int days) {
        return days == 0
                ? Optional.empty()
                : Optional.of(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days));
    }

    private void push(Box box, Connection connection, Map<MailFolderId, RemoteFolder> folders) {
        List<PendingChange> done = new ArrayList<>();
        MailFolderId open = null;
        long validity = 0;
        for (PendingChange change : store.pending(box.id(), CHANGES)) {
            RemoteFolder folder = folders.get(change.folder());
            if (folder != null) {
                if (!change.folder().equals(open)) {
                    validity = connection.select(folder.name()).validity();
                    open = change.folder();
                }
                if (validity == change.validity()) {
                    new Push(connection.remote(), folders).one(change, folder);
                }
            }
            done.add(change);
        }
        store.settled(done);
    }

    /** A folder is called by its name, and by a digest of it where that is too long. */
    private static Map<MailFolderId, RemoteFolder> named(List<RemoteFolder> folders) {
        Map<MailFolderId, RemoteFolder> named = new LinkedHashMap<>();
        folders.stream()
                .sorted(java.util.Comparator.comparing(RemoteFolder::role))
                .forEach(folder -> named.put(FolderNames.id(folder.name()), folder));
        return named;
    }

    private static Map<MailFolderId, RemoteFolder> wanted(
            Map<MailFolderId, RemoteFolder> named, Map<MailFolderId, Boolean> chosen) {
        Map<MailFolderId, RemoteFolder> wanted = new LinkedHashMap<>();
        named.forEach((id, folder) -> {
            if (chosen.getOrDefault(id, usual(folder.role()))) {
                wanted.put(id, folder);
            }
        });
        return wanted;
    }

    private static List<MailFolder> shown(
            Map<MailFolderId, RemoteFolder> named, Map<MailFolderId, RemoteFolder> wanted) {
        return named.entrySet().stream()
                .map(folder -> new MailFolder(
                        folder.getKey(),
                        folder.getValue().shown(),
                        folder.getValue().role(),
                        wanted.containsKey(folder.getKey())))
                .toList();
    }

    private static boolean usual(Role role) {
        return role != Role.TRASH && role != Role.JUNK && role != Role.DRAFTS;
    }

    /** Connections that wait for changes. */
    public interface Idle {
        /** Nobody waits: each pass has its own connection. */
        Idle NONE = new Idle() {
            @Override
            public boolean waits(MailboxId box) {
                return false;
            }

            @Override
            public Optional<RemoteMailbox> take(Box box) {
                return Optional.empty();
            }

            @Override
            public boolean keep(Box box, RemoteMailbox remote) {
                return false;
            }
        };

        /** Whether a connection waits for changes of the mailbox. */
        boolean waits(MailboxId box);

        /** The connection that waited, when it is still good. */
        Optional<RemoteMailbox> take(Box box);

        /** Whether it was taken over. */
        boolean keep(Box box, RemoteMailbox remote);
    }
}
