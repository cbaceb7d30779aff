package org.portal365.diskoffice.transfer.core;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.portal365.api.Body;
import org.portal365.api.outside.JobState;
import org.portal365.diskoffice.core.Place;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.RemoteName;

/**
 * SEND: to a folder that somebody chose. It goes there under a name of its own first and gets its real one at the end, so
 * nothing of the person is overwritten unless they have said so.
 */
final class SendSteps implements Steps {
    private static final int NAMES = 100;

    private final Tools tools;
    private final Sender sender;

    SendSteps(Tools tools) {
        this.tools = tools;
        this.sender = new Sender(tools.clock());
    }

    @Override
    public Next step(Task task, Plan plan) throws IOException {
        return switch (task.stage()) {
            case NEW -> begin(task);
            case ASKS -> answer(task);
            case SENDING -> send(task);
            case WORKING -> name(task);
            case CLEANING -> clean(task);
            default -> Next.end(task);
        };
    }

    private Next begin(Task task) {
        boolean taken = library(task).named(folder(task), name(task, 1)).isPresent();
        return taken ? Next.end(task.in(Stage.ASKS)) : Next.at(task.in(Stage.SENDING), now());
    }

    private Next answer(Task task) {
        return switch (task.wish()) {
            case STOP -> Next.at(task.ending(JobState.STOPPED, ""), now());
            case REPLACE -> replace(task);
            case KEEP_BOTH -> {
                Task both = task.with(task.copy().choosing(Clash.KEEP_BOTH)).wishing(Wish.NONE);
                yield Next.at(both.in(both.copy().item().isPresent() ? Stage.WORKING : Stage.SENDING), now());
            }
            case NONE -> Next.end(task);
        };
    }

    /** What was brought there under another name is of no use for that. */
    private Next replace(Task task) {
        task.copy().item().ifPresent(library(task)::discard);
        Task anew = task.with(task.copy().gone().choosing(Clash.REPLACE)).wishing(Wish.NONE);
        return Next.at(anew.with(anew.tally().at(0)).in(Stage.SENDING), now());
    }

    private Next send(Task task) throws IOException {
        if (task.wish() == Wish.STOP) {
            return Next.at(task.ending(JobState.STOPPED, ""), now());
        }
        Optional<Body> body = tools.disk()
                .content(task.actor(), task.source().theFile(), task.source().theVersion())
                .optional();
        if (body.isEmpty()) {
            return Next.at(task.ending(JobState.FAILED, "job.gone"), now());
        }
        boolean over = task.copy().clash() == Clash.REPLACE;
        Place place = new Place("", over ? name(task, 1) : ownName(task));
        Next next = sender.send(task, library(task).into(folder(task)), place, body.get(), !over);
        if (next.task().copy().item().isEmpty()) {
            return next;
        }
        return over
                ? Next.end(next.task().ended(JobState.DONE, ""))
                : Next.at(next.task().in(Stage.WORKING), now());
    }

    /** Gets its real name, or the next one that is free. */
    private Next name(Task task) {
        if (task.wish() == Wish.STOP) {
            return Next.at(task.ending(JobState.STOPPED, ""), now());
        }
        int number = task.copy().number();
        if (library(task).rename(task.copy().item().orElseThrow(), name(task, number))) {
            return Next.end(task.ended(JobState.DONE, ""));
        }
        if (task.copy().clash() != Clash.KEEP_BOTH) {
            return Next.end(task.in(Stage.ASKS));
        }
        return number >= NAMES
                ? Next.at(task.ending(JobState.FAILED, "job.names_taken"), now())
                : Next.at(task.with(task.copy().renaming(number + 1)), now());
    }

    /** What has its own name still is nobody's but ours. */
    private Next clean(Task task) {
        Optional<String> item = task.copy().clash() == Clash.REPLACE
                ? Optional.empty()
                : task.copy().item().or(() -> library(task).named(folder(task), ownName(task)));
        item.ifPresent(library(task)::discard);
        return Next.end(task.in(Stage.OVER));
    }

    private Library library(Task task) {
        return tools.libraries().of(task.account());
    }

    private static OutsideRef folder(Task task) {
        return OutsideRef.parse(task.source().outside())
                .filter(OutsideRef::item)
                .orElseThrow(() -> new RemoteFault(RemoteFault.Kind.GONE, "no folder to send to"));
    }

    private static String name(Task task, int number) {
        return PortalName.numbered(RemoteName.of(task.source().name()), number);
    }

    private static String ownName(Task task) {
        String ending = task.source().extension();
        return RemoteName.of("Portal upload " + task.id() + (ending.isEmpty() ? "" : "." + ending));
    }

    private Instant now() {
        return tools.clock().instant();
    }
}
