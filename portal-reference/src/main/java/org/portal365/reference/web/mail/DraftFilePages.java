package org.portal365.reference.web.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.mail.Mailbox;
import org.portal365.reference.disk.Blob;
import org.portal365.reference.disk.MediaTypes;
import org.portal365.reference.mail.Draft;
import org.portal365.reference.mail.DraftFile;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Content;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;
import org.portal365.reference.web.disk.Disposition;
import org.portal365.reference.web.disk.Sizes;

/** Files of drafts: they come in as the body of a request, straight to their place. */
final class DraftFilePages implements Routes {
    private final Post post;

    DraftFilePages(Post post) {
        this.post = post;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.put("/mail/draft/{id}/files", Caller.USER, this::upload),
                Route.get("/mail/draft/{id}/files", Caller.USER, this::list),
                Route.get("/mail/draft/{id}/files/{file}", Caller.USER, this::download),
                Route.post("/mail/draft/{id}/files/{file}/remove", Caller.USER, this::remove));
    }

    private Response list(Request request) {
        return DraftPages.page(post, request, post.draft(request), Optional.empty(), "mail/draftfiles.jte");
    }

    private Response upload(Request request) throws IOException {
        long length = request.length();
        if (length < 0) {
            throw new WebException(411, Post.WORDS.text("files.length"));
        }
        Draft draft = post.draft(request);
        Optional<Text> problem = problem(post, request, draft, length);
        if (problem.isPresent()) {
            throw new WebException(413, problem.orElseThrow());
        }
        String name = request.query().text("name").strip();
        String key = request.query().text("key");
        if (name.isEmpty() || !key.matches("[A-Za-z0-9.-]{8,64}")) {
            throw WebException.badRequest();
        }
        try {
            Blob blob = post.drafts().keep(request.once(length));
            attach(post, draft, new DraftFile(key, plain(name), MediaTypes.of(name), blob));
        } catch (UncheckedIOException broken) {
            // Nothing of it is kept. Mostly the reader of this answer is gone as well.
            throw new WebException(408, Post.WORDS.text("files.broken"));
        }
        return Response.empty(201);
    }

    static void attach(Post post, Draft draft, DraftFile file) {
        if (!post.drafts().attach(draft.owner(), draft.id(), file)) {
            throw new WebException(409, Post.WORDS.text("write.conflict"));
        }
    }

    /** No line ends and the like in names; the rest is for whoever writes the message. */
    static String plain(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\u2028\\u2029/\\\\]", "_");
        return plain.isBlank() ? "_" : plain;
    }

    /** Why a file of this size does not fit any more. */
    static Optional<Text> problem(Post post, Request request, Draft draft, long length) {
        List<Sender> senders = post.senders(request);
        Mailbox box = Sender.of(senders, draft.box(), "")
                .or(() -> senders.stream().findFirst())
                .orElseThrow(() -> new WebException(409, Post.WORDS.text("write.no_mailbox")))
                .box();
        if (draft.files().size() >= Room.FILES) {
            return Optional.of(Post.WORDS.text("files.many", Room.FILES));
        }
        if (draft.bytes() + length > Room.files(box.largest())) {
            return Optional.of(tooLarge(box));
        }
        return post.drafts().bytes(draft.owner()) + length > Room.OF_USER
                ? Optional.of(Post.WORDS.text("files.full", Sizes.of(Room.OF_USER)))
                : Optional.empty();
    }

    static Text tooLarge(Mailbox box) {
        return Post.WORDS.text("files.large", Sizes.of(Room.files(box.largest())));
    }

    private Response download(Request request) {
        String id = request.id("file");
        DraftFile file = post.draft(request).files().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(WebException::notFound);
        return Response.of(new Content.Whole(
                        "application/octet-stream", post.drafts().body(file)))
                .header("Content-Disposition", Disposition.of(file.name()))
                .header("Content-Security-Policy", Disposition.POLICY);
    }

    /** The list that is left, for the script. */
    private Response remove(Request request) {
        Draft draft = post.draft(request);
        boolean unused = post.drafts().detach(draft.owner(), draft.id(), request.id("file"));
        return list(request);
    }
}
