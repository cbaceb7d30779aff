package org.portal365.diskoffice.transfer;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobAction;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobState;
import org.portal365.api.outside.Jobs;
import org.portal365.diskoffice.core.Phrases;
import org.portal365.diskoffice.transfer.core.Pdfs;
import org.portal365.diskoffice.transfer.core.Source;
import org.portal365.diskoffice.transfer.core.Task;
import org.portal365.diskoffice.transfer.core.TaskStore;
import org.portal365.diskoffice.transfer.core.Wish;

/** Jobs for their owners and for nobody else; there whether the editor is on or off. */
final class TaskJobs implements Jobs {
    private static final Duration SHOWN = Duration.ofDays(7);
    private static final int MOST = 50;

    private final Disk disk;
    private final TaskStore store;
    private final Pdfs pdfs;
    private final TaskView view;
    private final Clock clock;
    private final Predicate<AccountId> works;
    private final Runnable wake;

    TaskJobs(
            Disk disk,
            TaskStore store,
            Pdfs pdfs,
            TaskView view,
            Clock clock,
            Predicate<AccountId> works,
            Runnable wake) {
        this.disk = disk;
        this.store = store;
        this.pdfs = pdfs;
        this.view = view;
        this.clock = clock;
        this.works = works;
        this.wake = wake;
    }

    /** Whoever looks may just have signed in again: then it goes on at once. */
    @Override
    public Optional<Job> find(JobId id, Actor actor) {
        Optional<Task> task = own(id, actor);
        task.filter(found -> found.pause().filter(TaskView::asks).isPresent())
                .filter(found -> works.test(found.account()))
                .ifPresent(found -> store.nudge(id));
        return task.map(view::of);
    }

    private Optional<Task> own(JobId id, Actor actor) {
        return store.find(id).filter(task -> task.owner().equals(actor.user()));
    }

    @Override
    public List<Job> of(Actor actor) {
        return store.of(actor.user(), clock.instant().minus(SHOWN), MOST).stream()
                .map(view::of)
                .toList();
    }

    @Override
    public Outcome<Job, EditRefusal> act(JobId id, Actor actor, JobAction action) {
        Optional<Task> task = own(id, actor);
        if (task.isEmpty()) {
            return Refused.because(EditRefusal.GONE, Phrases.text("job.unknown"));
        }
        if (!view.of(task.get()).actions().contains(action)) {
            return Refused.because(EditRefusal.NOT_NOW, Phrases.text("job.not_now"));
        }
        Wish wish = Wish.valueOf(action.name());
        store.wish(id, wish);
        wake.run();
        return new Done<>(view.of(task.get().wishing(wish)));
    }

    /** Whether the actor may still see the file is asked anew. */
    @Override
    public Optional<Body> content(JobId id, Actor actor) {
        return own(id, actor)
                .filter(task -> task.kind() == JobKind.PDF && task.result().equals(Optional.of(JobState.DONE)))
                .map(Task::source)
                .filter(source -> source.file()
                        .flatMap(file -> disk.file(actor, file).optional())
                        .isPresent())
                .flatMap(this::pdf);
    }

    private Optional<Body> pdf(Source source) {
        return source.file().flatMap(file -> source.version().flatMap(version -> pdfs.find(file, version)));
    }
}
