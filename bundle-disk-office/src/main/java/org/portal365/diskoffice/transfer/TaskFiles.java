package org.portal365.diskoffice.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.Done;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Right;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobRequest;
import org.portal365.api.outside.OutsideFiles;
import org.portal365.api.outside.OutsidePage;
import org.portal365.api.outside.OutsidePlace;
import org.portal365.diskoffice.core.AccountChoice;
import org.portal365.diskoffice.core.EditPolicy;
import org.portal365.diskoffice.core.Phrases;
import org.portal365.diskoffice.transfer.core.FileTypes;
import org.portal365.diskoffice.transfer.core.OutsideRef;
import org.portal365.diskoffice.transfer.core.Plan;
import org.portal365.diskoffice.transfer.core.Source;
import org.portal365.diskoffice.transfer.core.Task;
import org.portal365.diskoffice.transfer.core.TaskStore;
import org.portal365.diskoffice.transfer.core.Tools;

/** What the Disk is offered while Office365 is on; refuses everything by itself when it is kept for longer. */
final class TaskFiles implements OutsideFiles {
    private static final int MOST_CHOSEN = 200;
    /** Jobs of one user at a time. */
    private static final int MOST_RUNNING = 20;

    private final Tools tools;
    private final TaskStore store;
    private final AccountChoice accounts;
    private final Browsing browsing;
    private final TaskView view;
    private final Runnable wake;

    TaskFiles(Tools tools, TaskStore store, AccountChoice accounts, Browsing browsing, TaskView view, Runnable wake) {
        this.tools = tools;
        this.store = store;
        this.accounts = accounts;
        this.browsing = browsing;
        this.view = view;
        this.wake = wake;
    }

    @Override
    public String id() {
        return "office365";
    }

    @Override
    public Text name() {
        return Phrases.text("editor.name");
    }

    @Override
    public Set<JobKind> offers(FileInfo file, Actor actor) {
        EditPolicy policy = policy();
        if (!policy.enabled()) {
            return Set.of();
        }
        Set<JobKind> kinds =
                EnumSet.copyOf(FileTypes.offers(file, policy, tools.converter().available()));
        boolean own = tools.origins()
                .of(file.id())
                .filter(origin -> owns(actor, origin.account()))
                .isPresent();
        if (own && file.rights().contains(Right.WRITE)) {
            kinds.add(JobKind.REFRESH);
        }
        return kinds;
    }

    private boolean owns(Actor actor, AccountId account) {
        return accounts.owns(actor.user(), account);
    }

    @Override
    public Outcome<OutsidePage, EditRefusal> browse(Actor actor, OutsidePlace place) {
        return policy().enabled() ? browsing.browse(actor, place) : off();
    }

    @Override
    public Outcome<Job, EditRefusal> begin(JobRequest request) {
        Optional<Task> running = store.find(id(request));
        if (running.filter(task -> task.owner().equals(request.actor().user())).isPresent()) {
            return new Done<>(view.of(running.get()));
        }
        if (!policy().enabled()) {
            return off();
        }
        if (store.running(request.actor().user()) >= MOST_RUNNING) {
            return Refused.because(EditRefusal.TRY_LATER, Phrases.text("job.too_many"));
        }
        return request.kind() == JobKind.IMPORT ? bring(request) : ofFile(request);
    }

    private Outcome<Job, EditRefusal> ofFile(JobRequest request) {
        FileId id = request.file().orElseThrow(() -> new IllegalArgumentException("a job without a file"));
        return disk(tools.disk().file(request.actor(), id)).then(file -> {
            if (!offers(file, request.actor()).contains(request.kind())) {
                return notAccepted();
            }
            String outside = request.kind() == JobKind.SEND ? place(request) : "";
            if (request.kind() == JobKind.SEND && outside.isEmpty()) {
                return notAccepted();
            }
            Source source = new Source(
                    Optional.of(id), file.name(), Optional.of(file.head()), file.size(), Optional.empty(), outside);
            return account(request).map(account -> begun(request, account, source, List.of()));
        });
    }

    /** The one folder to send to; of the own OneDrive, as the permission to write is for that. */
    private static String place(JobRequest request) {
        return request.places().stream()
                .limit(1)
                .filter(place -> OutsideRef.parse(place)
                        .filter(ref -> ref.kind() == OutsideRef.Kind.OWN)
                        .isPresent())
                .findFirst()
                .orElse("");
    }

    private Outcome<AccountId, EditRefusal> account(JobRequest request) {
        if (request.kind() == JobKind.CONVERT) {
            return new Done<>(new AccountId("none"));
        }
        if (request.kind() == JobKind.REFRESH) {
            return new Done<>(tools.origins()
                    .of(request.file().orElseThrow())
                    .orElseThrow()
                    .account());
        }
        return accounts.choose(request.actor().user(), Optional.empty()).map(account -> account.id());
    }

    private Outcome<Job, EditRefusal> bring(JobRequest request) {
        List<OutsideRef> chosen = request.places().stream()
                .flatMap(place -> OutsideRef.parse(place).stream())
                .filter(OutsideRef::item)
                .distinct()
                .toList();
        if (chosen.isEmpty()
                || chosen.size() > MOST_CHOSEN
                || chosen.size() != request.places().size()) {
            return notAccepted();
        }
        var folder = request.folder().orElseThrow(() -> new IllegalArgumentException("an import without a folder"));
        Source source = new Source(
                Optional.empty(), Integer.toString(chosen.size()), Optional.empty(), 0, Optional.of(folder), "");
        List<Plan.Item> plan = chosen.stream()
                .map(ref -> new Plan.Item(0, ref.text(), "", folder, 0, false, 0, Optional.empty(), 0))
                .toList();
        return accounts.choose(request.actor().user(), Optional.empty())
                .map(account -> begun(request, account.id(), source, plan));
    }

    private Job begun(JobRequest request, AccountId account, Source source, List<Plan.Item> plan) {
        JobId id = id(request);
        Clock clock = tools.clock();
        store.insert(Task.begin(id, request.kind(), request.actor().user(), account, clock.instant(), source), plan);
        wake.run();
        return view.of(store.find(id).orElseThrow());
    }

    /** The same key of the same user is the same job. */
    private static JobId id(JobRequest request) {
        String name = request.actor().user() + "/" + request.kind() + "/" + request.file() + "/" + request.key();
        return new JobId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", ""));
    }

    private EditPolicy policy() {
        Supplier<EditPolicy> policy = tools.policy();
        return policy.get();
    }

    private static <T> Outcome<T, EditRefusal> off() {
        return Refused.because(EditRefusal.UNAVAILABLE, Phrases.text("refused.unavailable"));
    }

    private static <T> Outcome<T, EditRefusal> notAccepted() {
        return Refused.because(EditRefusal.NOT_ACCEPTED, Phrases.text("job.not_offered"));
    }

    private static <T> Outcome<T, EditRefusal> disk(Outcome<T, DiskRefusal> outcome) {
        return outcome.fold(
                Done::new,
                refused -> refused.as(refused.reason() == DiskRefusal.GONE ? EditRefusal.GONE : EditRefusal.NO_RIGHT));
    }
}
