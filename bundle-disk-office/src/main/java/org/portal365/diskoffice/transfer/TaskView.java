package org.portal365.diskoffice.transfer;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Text;
import org.portal365.api.disk.Waiting;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobAction;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobState;
import org.portal365.diskoffice.core.Phrases;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.transfer.core.Pause;
import org.portal365.diskoffice.transfer.core.Secrets;
import org.portal365.diskoffice.transfer.core.Stage;
import org.portal365.diskoffice.transfer.core.Task;
import org.portal365.diskoffice.transfer.core.TaskStore;
import org.portal365.diskoffice.transfer.core.Wish;

/** A task in the words of the portal. */
final class TaskView {
    private final TaskStore store;
    private final Secrets secrets;
    private final Challenges challenges;

    TaskView(TaskStore store, Secrets secrets, Challenges challenges) {
        this.store = store;
        this.secrets = secrets;
        this.challenges = challenges;
    }

    Job of(Task task) {
        JobState state = state(task);
        return new Job(
                task.id(),
                task.kind(),
                task.owner(),
                state,
                task.begun(),
                new Job.Subject(
                        task.source().name(),
                        task.source().file(),
                        task.source().folder()),
                new Job.Progress(
                        task.tally().bytes(),
                        task.tally().allBytes(),
                        task.tally().files(),
                        task.tally().allFiles()),
                Optional.of(task.word()).filter(word -> !word.isEmpty()).map(word -> Phrases.text(word)),
                address(task, state),
                task.pause().filter(pause -> !state.over()).map(pause -> waiting(task, pause)),
                failures(task),
                actions(task, state));
    }

    /** What was decided counts; removing what lies there is nobody's business but ours. */
    private static JobState state(Task task) {
        if (task.result().isPresent()) {
            return task.result().get();
        }
        return switch (task.stage()) {
            case ASKS -> task.wish() == Wish.NONE ? JobState.ASKS : JobState.RUNNING;
            case OPEN -> task.wish() == Wish.NONE ? JobState.READY : JobState.DONE;
            default -> JobState.RUNNING;
        };
    }

    private Optional<URI> address(Task task, JobState state) {
        return task.copy()
                .address()
                .filter(any -> state == JobState.READY)
                .flatMap(text -> secrets.open(task.account(), text));
    }

    private static Set<JobAction> actions(Task task, JobState state) {
        if (state.over() || task.wish() != Wish.NONE) {
            return Set.of();
        }
        return state == JobState.ASKS ? EnumSet.allOf(JobAction.class) : Set.of(JobAction.STOP);
    }

    private List<Job.Failure> failures(Task task) {
        if (task.kind() != JobKind.IMPORT || task.stage() == Stage.NEW) {
            return List.of();
        }
        return store.failures(task.id()).stream()
                .map(failed -> new Job.Failure(failed.name(), Phrases.text(failed.word())))
                .toList();
    }

    private Waiting waiting(Task task, Pause pause) {
        boolean shared = task.kind() == JobKind.IMPORT;
        Optional<Challenge> challenge = Optional.of(pause)
                .filter(any -> asks(pause))
                .map(any -> challenges.of(task.account(), shared, pause.claims()));
        return new Waiting(reason(pause.kind()), words(pause.kind()), Optional.of(pause.until()), challenge);
    }

    static boolean asks(Pause pause) {
        return pause.kind() == RemoteFault.Kind.SIGN_IN || pause.kind() == RemoteFault.Kind.CONSENT;
    }

    private static Text words(RemoteFault.Kind kind) {
        return Phrases.text("job.wait." + reason(kind).name().toLowerCase(Locale.ROOT));
    }

    private static Waiting.Reason reason(RemoteFault.Kind kind) {
        return switch (kind) {
            case SIGN_IN -> Waiting.Reason.SIGN_IN;
            case CONSENT -> Waiting.Reason.CONSENT;
            case ADMIN, REFUSED, MALWARE, TOO_LARGE, OWNER_LEFT -> Waiting.Reason.ADMIN;
            case THROTTLED -> Waiting.Reason.THROTTLED;
            case LOCKED -> Waiting.Reason.LOCKED;
            case FULL -> Waiting.Reason.DISK_FULL;
            case GONE, CHANGED, UPLOAD_LOST, UNREACHABLE -> Waiting.Reason.UNREACHABLE;
        };
    }

    /** What to ask the owner of an account. */
    @FunctionalInterface
    interface Challenges {
        Challenge of(AccountId account, boolean shared, Optional<String> claims);
    }
}
