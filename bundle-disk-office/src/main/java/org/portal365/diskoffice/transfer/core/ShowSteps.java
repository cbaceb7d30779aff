package org.portal365.diskoffice.transfer.core;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.portal365.api.Body;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobState;
import org.portal365.diskoffice.core.Place;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.RemoteName;

/** VIEW and PDF: a copy in the app's own folder, looked at or made a PDF of, and removed. Nothing of it comes back. */
final class ShowSteps implements Steps {
    private static final Duration SHOWN = Duration.ofMinutes(30);

    /** Largest PDF that is kept, in bytes. */
    static final long LARGEST_PDF = 256L << 20;

    private final Tools tools;
    private final Sender sender;

    ShowSteps(Tools tools) {
        this.tools = tools;
        this.sender = new Sender(tools.clock());
    }

    @Override
    public Next step(Task task, Plan plan) throws IOException {
        return switch (task.stage()) {
            case NEW -> begin(task);
            case SENDING -> send(task);
            case WORKING -> work(task);
            case OPEN -> open(task);
            case CLEANING -> clean(task);
            default -> Next.end(task);
        };
    }

    private Next begin(Task task) {
        boolean made = task.kind() == JobKind.PDF
                && tools.pdfs()
                        .find(task.source().theFile(), task.source().theVersion())
                        .isPresent();
        return made
                ? Next.end(task.with(task.tally().full()).ended(JobState.DONE, ""))
                : Next.at(task.in(Stage.SENDING), now());
    }

    private Next send(Task task) throws IOException {
        Optional<Body> body = tools.disk()
                .content(task.actor(), task.source().theFile(), task.source().theVersion())
                .optional();
        if (body.isEmpty()) {
            return Next.at(task.ending(JobState.FAILED, "job.gone"), now());
        }
        if (task.wish() == Wish.STOP) {
            return Next.at(task.ending(JobState.STOPPED, ""), now());
        }
        Next next = sender.send(task, drive(task), place(task), body.get(), true);
        return next.task().copy().item().isPresent() ? Next.at(next.task().in(Stage.WORKING), now()) : next;
    }

    private Next work(Task task) throws IOException {
        if (task.wish() == Wish.STOP) {
            return Next.at(task.ending(JobState.STOPPED, ""), now());
        }
        return task.kind() == JobKind.PDF ? pdf(task) : show(task);
    }

    private Next show(Task task) {
        Instant until = now().plus(SHOWN);
        return Next.at(
                task.with(task.copy().shown(tools.secrets().seal(task.account(), address(task)), until))
                        .in(Stage.OPEN),
                until);
    }

    /** Where showing is not permitted, with the app folder alone, its place in OneDrive has to do. */
    private URI address(Task task) {
        String item = task.copy().item().orElseThrow();
        try {
            return tools.libraries().of(task.account()).preview(item);
        } catch (RemoteFault fault) {
            if (fault.kind() == RemoteFault.Kind.ADMIN || fault.kind() == RemoteFault.Kind.REFUSED) {
                return drive(task).item(item).webUrl();
            }
            throw fault;
        }
    }

    private Next pdf(Task task) throws IOException {
        Source source = task.source();
        try (Scratch scratch = Scratch.in(tools.folder())) {
            Path file = scratch.file("pdf");
            tools.libraries().of(task.account()).pdf(task.copy().item().orElseThrow(), file, LARGEST_PDF);
            tools.pdfs().keep(source.theFile(), source.theVersion(), file);
            return Next.at(task.with(task.tally().full()).ending(JobState.DONE, ""), now());
        } catch (RemoteFault fault) {
            return switch (fault.kind()) {
                case REFUSED, MALWARE -> Next.at(task.ending(JobState.FAILED, "job.not_convertible"), now());
                case TOO_LARGE -> Next.at(task.ending(JobState.FAILED, "job.pdf_too_large"), now());
                default -> throw fault;
            };
        }
    }

    private Next open(Task task) {
        boolean over =
                task.wish() == Wish.STOP || !now().isBefore(task.copy().closes().orElse(Instant.EPOCH));
        return over
                ? Next.at(task.ending(JobState.DONE, ""), now())
                : Next.at(task, task.copy().closes().orElseThrow());
    }

    private Next clean(Task task) {
        drive(task).remove(place(task), task.copy().item());
        return Next.end(task.in(Stage.OVER));
    }

    private RemoteDrive drive(Task task) {
        return tools.drives().of(task.account());
    }

    private static Place place(Task task) {
        return new Place(task.id().value(), RemoteName.of(task.source().name()));
    }

    private Instant now() {
        return tools.clock().instant();
    }
}
