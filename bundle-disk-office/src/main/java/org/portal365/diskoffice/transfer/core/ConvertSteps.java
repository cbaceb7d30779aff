package org.portal365.diskoffice.transfer.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.portal365.api.Body;
import org.portal365.api.Outcome;
import org.portal365.api.VersionId;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.NewVersion;
import org.portal365.api.outside.JobState;
import org.portal365.diskoffice.core.Phrases;
import org.portal365.diskoffice.core.RemoteFault;

/**
 * CONVERT: doc, xls and ppt become a version in the present format, under its ending; the original stays as the version
 * below. Microsoft Graph has no such conversion, so a converter of the portal's server does it.
 */
record ConvertSteps(Tools tools) implements Steps {
    @Override
    public Next step(Task task, Plan plan) throws IOException {
        if (task.wish() == Wish.STOP) {
            return Next.end(task.ended(JobState.STOPPED, ""));
        }
        Source source = task.source();
        String key = task.id() + "-convert";
        if (tools.disk().versionByKey(key).isPresent()) {
            return done(task);
        }
        Optional<String> ending = FileTypes.present(source.extension());
        Optional<FileInfo> file =
                tools.disk().file(task.actor(), source.theFile()).optional();
        Optional<Body> body = tools.disk()
                .content(task.actor(), source.theFile(), source.theVersion())
                .optional();
        if (file.isEmpty() || body.isEmpty() || ending.isEmpty()) {
            return Next.end(task.ended(JobState.FAILED, "job.gone"));
        }
        try (Scratch scratch = Scratch.in(tools.folder())) {
            Path old = scratch.file(source.extension());
            Scratch.copy(body.get(), old);
            Optional<Path> converted = tools.converter().convert(old, ending.get(), scratch.folder());
            return converted.isEmpty()
                    ? Next.end(task.ended(JobState.FAILED, "job.not_convertible"))
                    : add(task, ending.get(), key, Body.of(converted.get()));
        }
    }

    /** The new name first: a version in one format under the ending of another would open nowhere. */
    private Next add(Task task, String ending, String key, Body body) {
        Source source = task.source();
        String name = PortalName.ending(source.name(), ending);
        for (int number = 1; ; number++) {
            Optional<DiskRefusal> refusal = tools.disk()
                    .rename(task.actor(), source.theFile(), PortalName.numbered(name, number))
                    .refusal()
                    .map(refused -> refused.reason());
            if (refusal.isEmpty()) {
                break;
            }
            if (refusal.get() != DiskRefusal.NOT_ACCEPTED || number == 100) {
                return Next.end(task.ended(JobState.FAILED, "item.no_right"));
            }
        }
        NewVersion version = new NewVersion(
                source.theFile(),
                source.theVersion(),
                key,
                task.owner(),
                Phrases.text("version.converted", source.extension(), ending),
                Optional.empty(),
                Optional.empty());
        Outcome<VersionId, DiskRefusal> added = tools.disk().addVersion(task.actor(), version, body);
        return added.fold(id -> done(task), refused -> failed(task, refused.reason()));
    }

    /** The old name comes back, where nothing has become of it. */
    private Next failed(Task task, DiskRefusal refusal) {
        if (refusal == DiskRefusal.LOCKED) {
            throw new RemoteFault(RemoteFault.Kind.LOCKED, "the file is locked in the portal");
        }
        var unused = tools.disk()
                .rename(task.actor(), task.source().theFile(), task.source().name());
        return Next.end(task.ended(JobState.FAILED, refusal == DiskRefusal.FULL ? "item.disk_full" : "job.moved_on"));
    }

    private static Next done(Task task) {
        return Next.end(task.with(task.tally().full()).ended(JobState.DONE, "job.converted"));
    }
}
