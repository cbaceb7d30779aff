package org.portal365.diskoffice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.portal365.api.AccountId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditState;
import org.portal365.api.module.ErasureRequest;
import org.portal365.diskoffice.core.Hold;
import org.portal365.diskoffice.core.Phrases;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.RemoteDrives;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.core.SessionStore;
import org.portal365.diskoffice.core.Wish;
import org.portal365.diskoffice.jdbc.JdbcPersonalRows;
import org.portal365.diskoffice.transfer.core.Stage;
import org.portal365.diskoffice.transfer.core.Task;
import org.portal365.diskoffice.transfer.core.TaskStore;
import org.portal365.m365.graph.GraphException;

/**
 * Sees to it that nothing of a user is left at Microsoft 365: documents come back to the portal, copies go, permissions
 * and subscriptions are taken back. Every call does what can be done now; what was done before is not there any more.
 */
final class Farewell {
    private static final int MOST_TASKS = 1_000;

    private final JdbcPersonalRows rows;
    private final SessionStore sessions;
    private final TaskStore tasks;
    private final RemoteDrives drives;
    private final BiConsumer<AccountId, String> unsubscribe;

    /** @param unsubscribe ends a subscription in the drive of an account; throws what Graph answers */
    Farewell(
            JdbcPersonalRows rows,
            SessionStore sessions,
            TaskStore tasks,
            RemoteDrives drives,
            BiConsumer<AccountId, String> unsubscribe) {
        this.rows = rows;
        this.sessions = sessions;
        this.tasks = tasks;
        this.drives = drives;
        this.unsubscribe = unsubscribe;
    }

    /** What is still to be waited for; empty: nothing is left outside. */
    Optional<Text> waits(ErasureRequest request, Collection<AccountId> own) {
        return documents(request, own)
                .or(() -> jobs(request.user(), request.discard()))
                .or(() -> outside(request, own));
    }

    private Optional<Text> documents(ErasureRequest request, Collection<AccountId> own) {
        List<Session> open = rows.sessions(request.user(), own).stream()
                .filter(session -> !(request.discard() && lost(session)))
                .toList();
        open.forEach(session -> end(session, request.discard()));
        return open.stream()
                .filter(session -> session.hold().isPresent())
                .findFirst()
                .or(() -> open.stream().findFirst())
                .map(session -> words(session, open.size()));
    }

    /** Over for the user, and the copy cannot be removed. */
    private static boolean lost(Session session) {
        return session.state().over() && session.hold().isPresent();
    }

    /** What is not open yet becomes so, or says why not: to discard it unseen might discard what was just written. */
    private void end(Session session, boolean discard) {
        if (discard && !session.state().over() && session.wish() != Wish.DISCARD) {
            sessions.wish(session.id(), Wish.DISCARD);
        } else if (session.state() == EditState.OPEN && session.wish() == Wish.NONE) {
            sessions.wish(session.id(), Wish.FINISH);
        }
    }

    private static Text words(Session session, int open) {
        String name = session.origin().name();
        return session.hold()
                .map(Hold::word)
                .map(word -> Phrases.text("privacy.wait.held", name, Phrases.text(word)))
                .orElseGet(() -> Phrases.text("privacy.wait.open", open, name));
    }

    private Optional<Text> jobs(UserId user, boolean discard) {
        List<Task> running = tasks.of(user, Instant.EPOCH, MOST_TASKS).stream()
                .filter(task -> task.stage() != Stage.OVER)
                .filter(task -> !(discard && task.pause().isPresent() && task.stage() == Stage.CLEANING))
                .toList();
        running.stream()
                .filter(task -> task.wish() == org.portal365.diskoffice.transfer.core.Wish.NONE
                        && task.stage() != Stage.CLEANING)
                .forEach(task -> tasks.wish(task.id(), org.portal365.diskoffice.transfer.core.Wish.STOP));
        return running.isEmpty() ? Optional.empty() : Optional.of(Phrases.text("privacy.wait.jobs", running.size()));
    }

    /** What cannot be taken back holds the erasure up, unless it is given up. */
    private Optional<Text> outside(ErasureRequest request, Collection<AccountId> own) {
        try {
            rows.permitted(request.user()).forEach(permitted -> revoke(permitted, request.discard()));
            own.forEach(account -> clear(account, request.discard()));
            return Optional.empty();
        } catch (RemoteFault | GraphException fault) {
            return Optional.of(Phrases.text("privacy.wait.outside", String.valueOf(fault.getMessage())));
        }
    }

    private void revoke(JdbcPersonalRows.Permitted permitted, boolean discard) {
        Session session = permitted.session();
        if (session.state() != EditState.CLOSED) {
            tried(
                    () -> session.copy()
                            .ifPresent(
                                    copy -> drives.of(session.account()).revoke(copy.itemId(), permitted.permission())),
                    discard);
        }
        rows.forget(permitted);
    }

    private void clear(AccountId account, boolean discard) {
        for (String subscription : rows.subscriptions(account)) {
            tried(() -> unsubscribe.accept(account, subscription), discard);
        }
        Set<String> orphans = rows.orphans(account);
        if (!orphans.isEmpty()) {
            tried(() -> recycle(drives.of(account), orphans), discard);
        }
    }

    private static void recycle(RemoteDrive drive, Set<String> orphans) {
        drive.leftovers().stream()
                .filter(folder -> orphans.contains(folder.name()))
                .forEach(folder -> drive.recycle(folder.id()));
    }

    private static void tried(Runnable work, boolean discard) {
        try {
            work.run();
        } catch (RemoteFault fault) {
            if (fault.kind() != RemoteFault.Kind.GONE && !discard) {
                throw fault;
            }
        } catch (GraphException fault) {
            if (!fault.notFound() && !discard) {
                throw fault;
            }
        }
    }
}
