package org.portal365.api.memory;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.Challenge;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobAction;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobRequest;
import org.portal365.api.outside.JobState;
import org.portal365.api.outside.Jobs;
import org.portal365.api.outside.OutsideEntry;
import org.portal365.api.outside.OutsideFiles;
import org.portal365.api.outside.OutsidePage;
import org.portal365.api.outside.OutsidePlace;

/** An outside service whose jobs go where a test puts them. */
public final class InMemoryOutside implements OutsideFiles, Jobs {
    private final String id;
    private final String name;
    private final Disk disk;
    private final Clock clock;
    private final Map<JobId, Job> jobs = new LinkedHashMap<>();
    private final List<OutsidePlace> looked = new ArrayList<>();
    private final List<JobRequest> asked = new ArrayList<>();
    private @Nullable Challenge challenge;

    public InMemoryOutside(String id, String name, Disk disk, Clock clock) {
        this.id = id;
        this.name = name;
        this.disk = disk;
        this.clock = clock;
    }

    /** From now on nobody gets anything without this; null: without anything. */
    public synchronized void ask(@Nullable Challenge newChallenge) {
        challenge = newChallenge;
    }

    /** Puts a job into a state, as work in the background does. */
    public synchronized void put(JobId job, JobState state) {
        jobs.computeIfPresent(job, (key, old) -> with(old, state));
    }

    /** What was looked at. */
    public synchronized List<OutsidePlace> looked() {
        return List.copyOf(looked);
    }

    /** What was asked for. */
    public synchronized List<JobRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Text name() {
        return Text.of(name);
    }

    @Override
    public Set<JobKind> offers(FileInfo file, Actor actor) {
        return Set.of(JobKind.VIEW, JobKind.PDF, JobKind.SEND);
    }

    @Override
    public synchronized Outcome<OutsidePage, EditRefusal> browse(Actor actor, OutsidePlace place) {
        looked.add(place);
        if (challenge != null) {
            return asking(challenge);
        }
        if (place.place().contains("..")) {
            return Refused.because(EditRefusal.NOT_ACCEPTED, Text.of("There is no such place."));
        }
        boolean second = place.page().equals("page2");
        List<OutsideEntry> entries = second
                ? List.of(entry("item:3", OutsideEntry.Kind.FILE, "Last.docx"))
                : List.of(
                        entry("item:1", OutsideEntry.Kind.FOLDER, "Reports"),
                        entry("item:2", OutsideEntry.Kind.FILE, "<b>Plan</b>.docx"));
        return new Done<>(new OutsidePage(
                Text.of("Files"),
                place.place().isEmpty() ? Optional.empty() : Optional.of(""),
                Optional.of("item:0"),
                entries,
                second ? Optional.empty() : Optional.of("page2"),
                true));
    }

    private static OutsideEntry entry(String id, OutsideEntry.Kind kind, String name) {
        return new OutsideEntry(id, kind, Text.of(name), 1234, Optional.empty());
    }

    @Override
    public synchronized Outcome<Job, EditRefusal> begin(JobRequest request) {
        asked.add(request);
        boolean gone = request.file()
                .filter(file -> disk.file(request.actor(), file).optional().isEmpty())
                .isPresent();
        if (gone) {
            return Refused.because(EditRefusal.GONE, Text.of("There is no such document."));
        }
        if (challenge != null) {
            return asking(challenge);
        }
        JobId job = new JobId(
                UUID.nameUUIDFromBytes((request.actor().user() + "/" + request.key()).getBytes(StandardCharsets.UTF_8))
                        .toString());
        return new Done<>(jobs.computeIfAbsent(job, key -> fresh(key, request)));
    }

    private Job fresh(JobId key, JobRequest request) {
        String subject = request.file()
                .flatMap(file -> disk.file(request.actor(), file).optional())
                .map(FileInfo::name)
                .orElse("Files");
        return new Job(
                key,
                request.kind(),
                request.actor().user(),
                JobState.RUNNING,
                clock.instant(),
                new Job.Subject(subject, request.file(), request.folder()),
                new Job.Progress(512, 1024, 1, 2),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(JobAction.STOP));
    }

    private static <T> Outcome<T, EditRefusal> asking(Challenge challenge) {
        Refused<T, EditRefusal> refused =
                Refused.because(EditRefusal.SIGN_IN_NEEDED, Text.of("It must know who you are there."));
        return refused.withChallenge(challenge);
    }

    @Override
    public synchronized Optional<Job> find(JobId job, Actor actor) {
        return Optional.ofNullable(jobs.get(job)).filter(one -> one.owner().equals(actor.user()));
    }

    @Override
    public synchronized List<Job> of(Actor actor) {
        return jobs.values().stream()
                .filter(job -> job.owner().equals(actor.user()))
                .sorted(Comparator.comparing(Job::begun).reversed())
                .toList();
    }

    @Override
    public synchronized Outcome<Job, EditRefusal> act(JobId job, Actor actor, JobAction action) {
        Optional<Job> found = find(job, actor);
        if (found.isEmpty()) {
            return Refused.because(EditRefusal.GONE, Text.of("There is no such job."));
        }
        if (!found.get().actions().contains(action)) {
            return Refused.because(EditRefusal.NOT_NOW, Text.of("This cannot be done now."));
        }
        put(job, action == JobAction.STOP ? JobState.STOPPED : JobState.RUNNING);
        return new Done<>(jobs.get(job));
    }

    @Override
    public synchronized Optional<Body> content(JobId job, Actor actor) {
        return find(job, actor)
                .filter(one -> one.kind() == JobKind.PDF && one.state() == JobState.DONE)
                .map(one -> Body.of("%PDF-1.7 of it".getBytes(StandardCharsets.UTF_8)));
    }

    private static Job with(Job old, JobState state) {
        return new Job(
                old.id(),
                old.kind(),
                old.owner(),
                state,
                old.begun(),
                old.subject(),
                old.progress(),
                state == JobState.FAILED ? Optional.of(Text.of("It did not work.")) : Optional.empty(),
                state == JobState.READY
                        ? Optional.of(URI.create("http://127.0.0.1:9/embed/" + old.id()))
                        : Optional.empty(),
                Optional.empty(),
                List.of(),
                switch (state) {
                    case RUNNING, READY -> Set.of(JobAction.STOP);
                    case ASKS -> Set.of(JobAction.values());
                    default -> Set.of();
                });
    }
}
