package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Optional;
import org.portal365.api.mail.MailFolder.Role;
import org.portal365.api.mail.MailFolderId;
import org.portal365.reference.mail.MailLibrary;
import org.portal365.reference.mail.MailLibrary.FolderItem;
import org.portal365.reference.mail.MessageRow;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** A mailbox: its folders, a page of messages, and how it is. */
final class BoxPages implements Routes {
    private static final int LAST_PAGE = 100_000;

    private final Post post;

    BoxPages(Post post) {
        this.post = post;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail/box/{box}", Caller.USER, request -> page(request, "mail/box.jte")),
                Route.get("/mail/box/{box}/list", Caller.USER, this::list),
                Route.post("/mail/box/{box}/refresh", Caller.USER, this::refresh));
    }

    private Response page(Request request, String template) {
        BoxModel model = model(request);
        return Response.page(Post.page(
                template,
                model.folder().map(folder -> folderName(folder)).orElse(Post.WORDS.text("mail.title")),
                model));
    }

    /** Only the part of the page that changes, and only when it has. */
    private Response list(Request request) {
        BoxModel model = model(request);
        return model.known().equals(request.query().text("known"))
                ? Response.empty(204)
                : Response.page(Post.page("mail/list.jte", Post.WORDS.text("mail.title"), model));
    }

    static org.portal365.api.Text folderName(FolderItem folder) {
        return folder.role() == Role.OTHER
                ? org.portal365.api.Text.of(folder.name())
                : Post.WORDS.text("folder." + folder.role().name());
    }

    private BoxModel model(Request request) {
        Post.Own own = post.own(request);
        List<FolderItem> folders = post.library().folders(own.box().id()).stream()
                .sorted(java.util.Comparator.comparing(FolderItem::role).thenComparing(FolderItem::name))
                .toList();
        String words = request.query().text("q").strip();
        int page = page(request.query().text("page"));
        Optional<FolderItem> folder = folder(folders, request.query().text("folder"));
        List<MessageRow> rows = words.isEmpty()
                ? folder.map(chosen -> post.library().list(own.box().id(), chosen.id(), page))
                        .orElse(List.of())
                : post.library().search(own.box().id(), words);
        boolean more = rows.size() > MailLibrary.PAGE;
        List<MessageRow> shown = more ? rows.subList(0, MailLibrary.PAGE) : rows;
        return new BoxModel(
                own.box(),
                post.all(request),
                folders,
                folder,
                shown,
                page,
                more,
                words,
                own.engine().deliveries(own.box().id(), Post.actor(request)));
    }

    private static int page(String text) {
        return text.matches("[0-9]{1,6}") ? Math.min(LAST_PAGE, Integer.parseInt(text)) : 0;
    }

    /** The inbox unless another one is named. */
    private static Optional<FolderItem> folder(List<FolderItem> folders, String id) {
        if (id.isEmpty()) {
            return folders.stream()
                    .filter(folder -> folder.role() == Role.INBOX)
                    .findFirst();
        }
        return Optional.of(folders.stream()
                .filter(folder -> folder.id().equals(new MailFolderId(id)))
                .findFirst()
                .orElseThrow(WebException::notFound));
    }

    private Response refresh(Request request) {
        Post.Own own = post.own(request);
        own.engine().refresh(own.box().id(), Post.actor(request));
        return Response.redirect("/mail/box/" + own.box().id());
    }
}
