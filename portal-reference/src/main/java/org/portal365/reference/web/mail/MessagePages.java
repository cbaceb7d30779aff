package org.portal365.reference.web.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Body;
import org.portal365.api.Text;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.MailFolder.Role;
import org.portal365.api.mail.MessageContent;
import org.portal365.reference.mail.MailLibrary.FolderItem;
import org.portal365.reference.mail.MessageRow;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Content;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;
import org.portal365.reference.web.disk.Disposition;

/** One message: its page, its HTML in a frame of its own, its files, and what can be done with it. */
final class MessagePages implements Routes {
    /** Pictures inside a message that are shown at once, all together. */
    private static final int PICTURES = 4 << 20;

    private static final Set<String> PICTURE_TYPES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final Post post;

    MessagePages(Post post) {
        this.post = post;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail/message/{id}", Caller.USER, this::page),
                Route.get("/mail/message/{id}/body", Caller.USER, this::body),
                Route.get("/mail/message/{id}/part/{part}", Caller.USER, this::part),
                Route.get("/mail/message/{id}/raw", Caller.USER, this::raw),
                Route.post(
                        "/mail/message/{id}/unread",
                        Caller.USER,
                        request -> flag(request, Set.of(), Set.of(Flag.SEEN))),
                Route.post("/mail/message/{id}/flag", Caller.USER, this::star),
                Route.post("/mail/message/{id}/delete", Caller.USER, this::delete),
                Route.post("/mail/message/{id}/junk", Caller.USER, this::junk));
    }

    private MessageContent content(MessageRow row) {
        try {
            return post.sureReader().read(post.library().body(row));
        } catch (IOException e) {
            throw new UncheckedIOException("message " + row.id() + " cannot be read", e);
        }
    }

    private Response page(Request request) {
        MessageRow row = post.message(request);
        MessageContent content = content(row);
        if (row.unread()) {
            post.library().flag(row, Set.of(Flag.SEEN), Set.of());
            refresh(request, row);
        }
        boolean pictures = request.query().text("pictures").equals("1");
        boolean remote = content.html().filter(SafeHtml::remotePictures).isPresent();
        MessageModel model = new MessageModel(row, content, pictures, remote && !pictures);
        Text title = row.subject().isEmpty() ? Post.WORDS.text("message.no_subject") : Text.of(row.subject());
        return Response.page(Post.page("mail/message.jte", title, model))
                .header("Content-Security-Policy", SafeHtml.PAGE_POLICY);
    }

    /** The HTML, made harmless, for a frame in which nothing runs and from which nothing is fetched unasked. */
    private Response body(Request request) {
        MessageRow row = post.message(request);
        MessageContent content = content(row);
        boolean pictures = request.query().text("pictures").equals("1");
        String html = SafeHtml.document(content.html().orElse(""), pictures, id -> picture(row, content, id));
        Body bytes = Body.of(html.getBytes(StandardCharsets.UTF_8));
        return Response.of(new Content.Whole("text/html; charset=utf-8", bytes))
                .header("Content-Security-Policy", SafeHtml.framePolicy(pictures));
    }

    /** A picture that lies in the message, as an address that needs no request. */
    private Optional<String> picture(MessageRow row, MessageContent content, String contentId) {
        Optional<MessageContent.Part> part = content.parts().stream()
                .filter(one -> one.contentId().equals(contentId))
                .filter(one -> PICTURE_TYPES.contains(one.type()) && one.size() <= PICTURES)
                .findFirst();
        return part.map(found -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(row, found.id(), bytes);
            return "data:" + found.type() + ";base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
        });
    }

    private void write(MessageRow row, String part, java.io.OutputStream out) {
        try {
            boolean unused = post.sureReader().part(post.library().body(row), part, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a part of message " + row.id() + " cannot be read", e);
        }
    }

    private Response part(Request request) {
        MessageRow row = post.message(request);
        String id = request.id("part");
        MessageContent.Part part = content(row).parts().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(WebException::notFound);
        return download(new Content.Stream("application/octet-stream", out -> write(row, id, out)), part.name());
    }

    private Response raw(Request request) {
        MessageRow row = post.message(request);
        return download(
                new Content.Whole("application/octet-stream", post.library().body(row)), "message.eml");
    }

    private static Response download(Content content, String name) {
        return Response.of(content)
                .header("Content-Disposition", Disposition.of(name))
                .header("Content-Security-Policy", Disposition.POLICY);
    }

    private Response flag(Request request, Set<Flag> add, Set<Flag> remove) {
        MessageRow row = post.message(request);
        post.library().flag(row, add, remove);
        return back(request, row);
    }

    private Response star(Request request) {
        MessageRow row = post.message(request);
        boolean set = row.flags().contains(Flag.FLAGGED);
        post.library().flag(row, set ? Set.of() : Set.of(Flag.FLAGGED), set ? Set.of(Flag.FLAGGED) : Set.of());
        refresh(request, row);
        return Response.redirect("/mail/message/" + row.id());
    }

    private Response delete(Request request) {
        MessageRow row = post.message(request);
        post.library().delete(row);
        return back(request, row);
    }

    private Response junk(Request request) {
        MessageRow row = post.message(request);
        FolderItem junk = post.library().folders(row.box()).stream()
                .filter(folder -> folder.role() == Role.JUNK)
                .findFirst()
                .orElseThrow(() -> new WebException(409, Post.WORDS.text("message.no_junk")));
        post.library().move(row, junk.id());
        return back(request, row);
    }

    private Response back(Request request, MessageRow row) {
        refresh(request, row);
        String folder = URLEncoder.encode(row.folder().value(), StandardCharsets.UTF_8);
        return Response.redirect("/mail/box/" + row.box() + "?folder=" + folder);
    }

    private void refresh(Request request, MessageRow row) {
        Post.Own own = post.own(request, row.box());
        own.engine().refresh(row.box(), Post.actor(request));
    }
}
