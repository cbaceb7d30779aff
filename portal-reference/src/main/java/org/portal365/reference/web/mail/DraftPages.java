package org.portal365.reference.web.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portal365.api.Text;
import org.portal365.api.mail.Mailbox;
import org.portal365.reference.mail.Draft;
import org.portal365.reference.mail.Draft.Stage;
import org.portal365.reference.mail.Draft.Writer;
import org.portal365.reference.mail.DraftText;
import org.portal365.reference.mail.Drafts;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Form;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** Drafts: written, kept while they are written, sent, thrown away. */
final class DraftPages implements Routes {
    private final Post post;
    private final HandOver handOver;

    DraftPages(Post post) {
        this.post = post;
        this.handOver = new HandOver(post);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail/drafts", Caller.USER, this::list),
                Route.get("/mail/draft/{id}", Caller.USER, this::open),
                Route.post("/mail/draft/{id}/save", Caller.USER, this::save),
                Route.post("/mail/draft/{id}/later", Caller.USER, this::later),
                Route.post("/mail/draft/{id}/send", Caller.USER, this::send),
                Route.post("/mail/draft/{id}/discard", Caller.USER, this::discard),
                Route.post("/mail/draft/{id}/reopen", Caller.USER, this::reopen));
    }

    private Response list(Request request) {
        List<Mailbox> boxes = post.all(request);
        takeBack(request, boxes);
        DraftsModel model =
                new DraftsModel(boxes, post.drafts().of(request.user().id(), Stage.OPEN));
        return Response.page(Post.page("mail/drafts.jte", Post.WORDS.text("drafts.title"), model));
    }

    /** What was on its way from a mailbox that is not connected any more can go from another. */
    private void takeBack(Request request, List<Mailbox> boxes) {
        for (Stage stage : List.of(Stage.HANDING, Stage.AWAY)) {
            post.drafts().of(request.user().id(), stage).stream()
                    .filter(draft -> boxes.stream().noneMatch(box -> box.id().equals(draft.box())))
                    .forEach(draft -> post.drafts().reopen(draft, draft.text()));
        }
    }

    private Response open(Request request) {
        Draft draft = post.draft(request);
        if (draft.stage() != Stage.OPEN) {
            return Response.redirect("/mail/box/" + draft.box());
        }
        return page(post, request, draft, Optional.empty()).status(200);
    }

    /** The page of a draft; what it is told from now on it tells as itself. */
    static Response page(Post post, Request request, Draft draft, Optional<Text> problem) {
        return page(post, request, draft, problem, "mail/write.jte");
    }

    /** Only a part of it, where the template is one. */
    static Response page(Post post, Request request, Draft draft, Optional<Text> problem, String template) {
        List<Sender> senders = post.senders(request);
        Sender sender = Sender.of(senders, draft.box(), draft.text().from())
                .or(() -> senders.stream().findFirst())
                .orElseThrow(() -> new WebException(409, Post.WORDS.text("write.no_mailbox")));
        WriteModel model = new WriteModel(
                draft,
                request.reference(),
                senders,
                sender,
                Room.files(sender.box().largest()),
                problem);
        return Response.page(Post.page(template, Post.WORDS.text("write.title"), model));
    }

    /** What the form says; its mailbox and address are the user's own. */
    private Draft typed(Request request) throws IOException {
        Form form = request.form();
        Sender sender = Sender.of(post.senders(request), form.text("from"))
                .orElseThrow(() -> new WebException(403, Post.WORDS.text("write.from.not_yours")));
        DraftText text = new DraftText(
                sender.identity().address(),
                form.text("to"),
                form.text("cc"),
                form.text("bcc"),
                form.text("subject"),
                form.text("text"));
        String answered = form.text("answered");
        return new Draft(
                id(request),
                request.user().id(),
                sender.box().id(),
                text,
                answered.length() > 255 ? "" : answered,
                number(form, "version"),
                Stage.OPEN,
                0,
                Optional.empty(),
                Instant.EPOCH,
                List.of());
    }

    private static String id(Request request) {
        return Optional.of(request.id("id"))
                .filter(id -> id.matches("[A-Za-z0-9_-]{10,64}"))
                .orElseThrow(WebException::notFound);
    }

    private static long number(Form form, String name) {
        return Optional.of(form.text(name))
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::valueOf)
                .orElseThrow(WebException::badRequest);
    }

    private boolean kept(Request request, Draft typed) throws IOException {
        boolean fresh = post.drafts().find(typed.owner(), typed.id()).isEmpty();
        if (fresh && post.drafts().count(typed.owner()) >= Drafts.MOST) {
            throw new WebException(409, Post.WORDS.text("write.too_many", Drafts.MOST));
        }
        Form form = request.form();
        Writer writer = new Writer(
                form.text("page").length() > 64 ? "" : form.text("page"), number(form, "edit"), typed.version());
        return post.drafts().save(typed, writer);
    }

    /** For the script: nothing to show. */
    private Response save(Request request) throws IOException {
        if (!kept(request, typed(request))) {
            throw new WebException(409, Post.WORDS.text("write.conflict"));
        }
        return Response.empty(204);
    }

    /** For the button that leads elsewhere: to files of the Disk, or out. */
    private Response later(Request request) throws IOException {
        Draft typed = typed(request);
        if (!kept(request, typed)) {
            return conflict(request, typed);
        }
        return Response.redirect(
                request.form().ticked("disk") ? "/mail/draft/" + typed.id() + "/disk" : "/mail/box/" + typed.box());
    }

    /** What was typed is shown with the files and the version there are now: sent again, it wins. */
    private Response conflict(Request request, Draft typed) {
        Optional<Draft> stored = post.drafts().find(typed.owner(), typed.id());
        if (stored.isEmpty()) {
            throw WebException.notFound();
        }
        Draft there = stored.orElseThrow();
        if (there.stage() != Stage.OPEN) {
            return Response.redirect("/mail/box/" + there.box());
        }
        Draft both = new Draft(
                typed.id(),
                typed.owner(),
                typed.box(),
                typed.text(),
                typed.answered(),
                there.version(),
                there.stage(),
                there.attempt(),
                there.outgoing(),
                there.changed(),
                there.files());
        return page(post, request, both, Optional.of(Post.WORDS.text("write.conflict.yours")))
                .status(409);
    }

    private Response send(Request request) throws IOException {
        Draft typed = typed(request);
        if (!kept(request, typed)) {
            return conflict(request, typed);
        }
        Draft draft = post.draft(request);
        Post.Own own = post.own(request, draft.box());
        Optional<Text> problem = problem(own.box(), draft);
        if (problem.isPresent()) {
            return page(post, request, draft, problem).status(400);
        }
        return handOver.send(request, own, draft)
                .fold(
                        sent -> Response.redirect("/mail/box/" + own.box().id()),
                        refused -> page(post, request, post.draft(request), Optional.of(refused.user()))
                                .status(Post.status(refused.reason())));
    }

    private static Optional<Text> problem(Mailbox box, Draft draft) {
        List<String> typed =
                List.of(draft.text().to(), draft.text().cc(), draft.text().bcc());
        Optional<String> bad = typed.stream()
                .flatMap(line -> TypedAddresses.parse(line).bad().stream())
                .findFirst();
        if (bad.isPresent()) {
            return Optional.of(Post.WORDS.text("write.bad_address", bad.orElseThrow()));
        }
        if (Stream.of(typed.toArray(String[]::new)).allMatch(String::isBlank)) {
            return Optional.of(Post.WORDS.text("write.nobody"));
        }
        return draft.bytes() > Room.files(box.largest()) ? Optional.of(DraftFilePages.tooLarge(box)) : Optional.empty();
    }

    private Response discard(Request request) throws IOException {
        Optional<Draft> draft = post.drafts().find(request.user().id(), id(request));
        draft.filter(there -> there.stage() == Stage.OPEN).ifPresent(post.drafts()::remove);
        return Response.redirect(draft.map(there -> "/mail/box/" + there.box()).orElse("/mail/drafts"));
    }

    /** What could not be delivered is written anew, without those who have got it. */
    private Response reopen(Request request) {
        Draft draft = post.draft(request);
        if (draft.stage() == Stage.AWAY) {
            new Undelivered(post).reopen(request, draft);
        }
        return Response.redirect("/mail/draft/" + draft.id());
    }
}
