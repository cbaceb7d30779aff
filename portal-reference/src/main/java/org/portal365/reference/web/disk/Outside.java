package org.portal365.reference.web.disk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.portal365.api.Actor;
import org.portal365.api.Text;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.Jobs;
import org.portal365.api.outside.OutsideFiles;

/**
 * The outside services that plug-ins offer, below the switch that stands above them all. Jobs are reached whatever the
 * switch says: what runs can be stopped.
 *
 * @param allowed "Enable work with documents through external services"
 */
public record Outside(BooleanSupplier allowed, Supplier<List<OutsideFiles>> offered, Supplier<List<Jobs>> running) {
    /** The services that may be used now. */
    List<OutsideFiles> services() {
        return allowed.getAsBoolean()
                ? offered.get().stream()
                        .sorted(Comparator.comparing(OutsideFiles::id))
                        .toList()
                : List.of();
    }

    Optional<OutsideFiles> service(String id) {
        return services().stream().filter(service -> service.id().equals(id)).findFirst();
    }

    List<FolderModel.Service> names() {
        return services().stream()
                .map(service -> new FolderModel.Service(service.id(), service.name()))
                .toList();
    }

    /** What can be done with a file, in the order of the kinds. */
    List<FileModel.Doing> doings(FileInfo file, Actor actor) {
        return services().stream()
                .flatMap(service -> service.offers(file, actor).stream()
                        .sorted()
                        .map(kind -> new FileModel.Doing(service.id(), service.name(), kind)))
                .toList();
    }

    Optional<Running> job(JobId id, Actor actor) {
        return running.get().stream()
                .flatMap(jobs -> jobs.find(id, actor).map(job -> new Running(job, jobs)).stream())
                .findFirst();
    }

    List<Job> jobs(Actor actor) {
        return running.get().stream()
                .flatMap(jobs -> jobs.of(actor).stream())
                .sorted(Comparator.comparing(Job::begun).reversed())
                .toList();
    }

    /** The name of the one that is there, else nothing in particular. */
    Text name() {
        return offered.get().stream().findFirst().map(OutsideFiles::name).orElse(Text.of("Microsoft 365"));
    }

    /** A job and who runs it. */
    record Running(Job job, Jobs engine) {}
}
