package org.portal365.diskoffice.transfer.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;
import org.portal365.api.VersionId;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.NewVersion;
import org.portal365.api.outside.JobState;
import org.portal365.diskoffice.core.Phrases;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Tag;

/** REFRESH: a file that was brought here, once more, as a version on top; what was here stays below it. */
record RefreshSteps(Tools tools) implements Steps {
    @Override
    public Next step(Task task, Plan plan) throws IOException {
        if (task.wish() == Wish.STOP) {
            return Next.end(task.ended(JobState.STOPPED, ""));
        }
        FileId id = task.source().theFile();
        Optional<FileInfo> file = tools.disk().file(task.actor(), id).optional();
        Optional<Origins.Origin> origin = tools.origins().of(id);
        Optional<OutsideRef> ref = origin.flatMap(known -> OutsideRef.parse(known.ref()));
        if (file.isEmpty() || ref.isEmpty()) {
            return Next.end(task.ended(JobState.FAILED, "job.gone"));
        }
        try {
            Library library = tools.libraries().of(task.account());
            boolean same =
                    library.file(ref.get()).tag().cTag().equals(origin.get().cTag());
            return same
                    ? Next.end(task.with(task.tally().full()).ended(JobState.DONE, "job.unchanged"))
                    : bring(task, file.get(), ref.get(), library);
        } catch (RemoteFault fault) {
            return switch (fault.kind()) {
                case GONE -> Next.end(task.ended(JobState.FAILED, "job.gone_there"));
                case TOO_LARGE, MALWARE, REFUSED ->
                    Next.end(task.ended(
                            JobState.FAILED, "item." + fault.kind().name().toLowerCase(java.util.Locale.ROOT)));
                default -> throw fault;
            };
        }
    }

    private Next bring(Task task, FileInfo file, OutsideRef ref, Library library) throws IOException {
        try (Scratch scratch = Scratch.in(tools.folder())) {
            Path content = scratch.file("part");
            Tag tag = library.download(ref, content, tools.policy().get().maxFileSize());
            NewVersion version = new NewVersion(
                    file.id(),
                    file.head(),
                    task.id() + "-refresh",
                    task.owner(),
                    Phrases.text("version.refreshed"),
                    Optional.empty(),
                    Optional.empty());
            Outcome<VersionId, DiskRefusal> added = tools.disk().addVersion(task.actor(), version, Body.of(content));
            Optional<DiskRefusal> refusal = added.refusal().map(refused -> refused.reason());
            if (refusal.isPresent()) {
                return refused(task, refusal.get());
            }
            tools.origins().remember(file.id(), new Origins.Origin(task.account(), ref.text(), tag.cTag()));
            return Next.end(task.with(task.tally().full()).ended(JobState.DONE, "job.refreshed"));
        }
    }

    /** Somebody was faster: the next look begins with what is there then. */
    private Next refused(Task task, DiskRefusal refusal) {
        return switch (refusal) {
            case STALE_BASE -> Next.at(task, tools.clock().instant().plusSeconds(1));
            case LOCKED -> throw new RemoteFault(RemoteFault.Kind.LOCKED, "the file is locked in the portal");
            case FULL -> Next.end(task.ended(JobState.FAILED, "item.disk_full"));
            case NO_RIGHT -> Next.end(task.ended(JobState.FAILED, "item.no_right"));
            default -> Next.end(task.ended(JobState.FAILED, "job.gone"));
        };
    }
}
