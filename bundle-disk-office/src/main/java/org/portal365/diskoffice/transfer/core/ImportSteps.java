package org.portal365.diskoffice.transfer.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Outcome;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.outside.JobState;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Tag;

/** IMPORT: item by item, each stored when it is done; a folder becomes what is in it. */
final class ImportSteps implements Steps {
    /** Files and folders of one job. */
    static final int MOST = 5_000;

    private static final int DEEPEST = 25;
    /** Of one folder: a list without end has empty ones (case 124). */
    private static final int MOST_PAGES = 1_000;

    private final Tools tools;

    ImportSteps(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Next step(Task task, Plan plan) throws IOException {
        if (task.wish() == Wish.STOP) {
            return Next.end(task.with(plan.tally()).ended(JobState.STOPPED, ""));
        }
        Optional<Plan.Item> item = plan.next();
        if (item.isEmpty()) {
            return Next.end(finished(task.with(plan.tally()), plan.failed()));
        }
        try {
            bring(task, plan, item.get());
        } catch (RemoteFault fault) {
            plan.settled(item.get(), ofThisOne(fault));
        }
        return Next.at(task.in(Stage.WORKING).with(plan.tally()), tools.clock().instant());
    }

    private static Task finished(Task task, int failed) {
        if (failed == 0) {
            return task.ended(JobState.DONE, "");
        }
        boolean nothing = failed >= task.tally().allFiles();
        return task.ended(nothing ? JobState.FAILED : JobState.PARTLY, "");
    }

    /** Faults of one file are no reason to stop; the others hold up all of it. */
    private static String ofThisOne(RemoteFault fault) {
        return switch (fault.kind()) {
            case GONE, MALWARE, TOO_LARGE, REFUSED, LOCKED ->
                "item." + fault.kind().name().toLowerCase(java.util.Locale.ROOT);
            default -> throw fault;
        };
    }

    private void bring(Task task, Plan plan, Plan.Item item) throws IOException {
        Library library = tools.libraries().of(task.account());
        OutsideRef ref = OutsideRef.parse(item.ref())
                .filter(OutsideRef::item)
                .orElseThrow(() -> new RemoteFault(RemoteFault.Kind.GONE, "not an item"));
        if (item.name().isEmpty()) {
            named(plan, item, library.file(ref));
        } else if (item.folder()) {
            open(task, plan, item, library.children(ref, item.page()));
        } else {
            download(task, plan, item, ref, library);
        }
    }

    /** What was chosen is known by its id alone until now. */
    private static void named(Plan plan, Plan.Item item, OutsideFile file) {
        plan.opened(item, List.of(Plan.Item.fresh(file, item.to(), item.depth())));
    }

    private void open(Task task, Plan plan, Plan.Item folder, Library.Listing page) {
        if (folder.depth() >= DEEPEST) {
            plan.settled(folder, "item.too_deep");
            return;
        }
        Outcome<FolderId, DiskRefusal> made = tools.disk().makeFolder(task.actor(), folder.to(), folder.name());
        if (made.optional().isEmpty()) {
            plan.settled(folder, word(made));
            return;
        }
        FolderId to = made.optional().get();
        List<Plan.Item> found = page.entries().stream()
                .flatMap(entry -> entry.file().stream())
                .map(file -> Plan.Item.fresh(file, to, folder.depth() + 1))
                .toList();
        if (plan.tally().allFiles() + found.size() > MOST || folder.turns() > MOST_PAGES) {
            plan.settled(folder, "item.too_many");
            return;
        }
        plan.opened(folder.at(page.page()), found);
    }

    private void download(Task task, Plan plan, Plan.Item item, OutsideRef ref, Library library) throws IOException {
        try (Scratch scratch = Scratch.in(tools.folder())) {
            Path file = scratch.file("part");
            Tag tag = library.download(ref, file, tools.policy().get().maxFileSize());
            String key = task.id() + "-" + item.position();
            Outcome<FileId, DiskRefusal> made =
                    tools.disk().createFile(task.actor(), item.to(), item.name(), key, Body.of(file));
            made.optional()
                    .ifPresent(id ->
                            tools.origins().remember(id, new Origins.Origin(task.account(), item.ref(), tag.cTag())));
            plan.settled(item, made.optional().isPresent() ? "" : word(made));
        }
    }

    private static String word(Outcome<?, DiskRefusal> refused) {
        DiskRefusal reason = refused.refusal().orElseThrow().reason();
        return switch (reason) {
            case FULL -> "item.disk_full";
            case NO_RIGHT, GONE -> "item.no_right";
            default -> "item.not_accepted";
        };
    }
}
