package org.portal365.diskoffice.transfer.core;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobState;
import org.portal365.diskoffice.core.Backoff;
import org.portal365.diskoffice.core.RemoteFault;

/** Moves a task on by one step. Knows nothing between two steps; any node may do the next. */
public final class TaskMachine {
    /** Tries of the same kind before a job is given up: with growing waits more than a day. */
    private static final int PATIENCE = 60;

    private static final Duration GIVEN_UP = Duration.ofDays(3);

    private final Tools tools;
    private final Backoff backoff;
    private final TaskTrail trail;
    private final Map<JobKind, Steps> steps = new EnumMap<>(JobKind.class);

    public TaskMachine(Tools tools, Backoff backoff) {
        this.tools = tools;
        this.backoff = backoff;
        this.trail = new TaskTrail(tools.audit());
        ShowSteps show = new ShowSteps(tools);
        steps.put(JobKind.VIEW, show);
        steps.put(JobKind.PDF, show);
        steps.put(JobKind.IMPORT, new ImportSteps(tools));
        steps.put(JobKind.REFRESH, new RefreshSteps(tools));
        steps.put(JobKind.SEND, new SendSteps(tools));
        steps.put(JobKind.CONVERT, new ConvertSteps(tools));
    }

    /** Faults of the drive and of our own disk become a {@link Pause}; anything else is thrown. */
    public Next step(Task stored, Plan plan) {
        Steps kind = steps.get(stored.kind());
        if (kind == null || stored.stage() == Stage.OVER) {
            return Next.end(stored);
        }
        Next next = tried(kind, stored, plan);
        if (stored.result().isEmpty()) {
            next.task().result().ifPresent(how -> trail.record(next.task(), how));
        }
        return next;
    }

    private Next tried(Steps kind, Task stored, Plan plan) {
        try {
            return kind.step(stored.going(), plan);
        } catch (RemoteFault fault) {
            return paused(stored, fault);
        } catch (IOException e) {
            return paused(stored, new RemoteFault(RemoteFault.Kind.FULL, String.valueOf(e.getMessage())));
        }
    }

    private Next paused(Task task, RemoteFault fault) {
        if (task.wish() == Wish.STOP && task.stage() != Stage.CLEANING) {
            return ending(task, JobState.STOPPED, "");
        }
        boolean lasting = task.stage() != Stage.CLEANING
                && (fault.kind() == RemoteFault.Kind.REFUSED
                        || fault.kind() == RemoteFault.Kind.TOO_LARGE
                        || fault.kind() == RemoteFault.Kind.MALWARE);
        if (lasting) {
            String word = "item." + fault.kind().name().toLowerCase(java.util.Locale.ROOT);
            return ending(task, JobState.FAILED, word);
        }
        int attempts = task.pause()
                .filter(before -> before.kind() == fault.kind())
                .map(before -> before.attempts() + 1)
                .orElse(1);
        if (attempts > PATIENCE || now().isAfter(task.begun().plus(GIVEN_UP))) {
            return givenUp(task);
        }
        Instant until = now().plus(backoff.after(fault, attempts - 1));
        Pause pause = new Pause(fault.kind(), until, attempts, fault.claims(), String.valueOf(fault.getMessage()));
        return new Next(task.paused(pause), Optional.of(until));
    }

    private Next givenUp(Task task) {
        return task.stage() == Stage.CLEANING
                ? Next.end(task.going().in(Stage.OVER))
                : ending(task, JobState.FAILED, "job.given_up");
    }

    /** Only what was put there must be removed. */
    private Next ending(Task task, JobState how, String word) {
        return switch (task.kind()) {
            case VIEW, PDF, SEND -> Next.at(task.ending(how, word), now());
            case IMPORT, REFRESH, CONVERT -> Next.end(task.ended(how, word));
        };
    }

    private Instant now() {
        return tools.clock().instant();
    }
}
