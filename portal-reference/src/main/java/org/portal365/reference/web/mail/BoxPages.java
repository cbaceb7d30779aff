package org.portal365.reference.web.mail;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.MailFolder.Role;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.OutgoingId;
import org.portal365.reference.mail.MailLibrary;
import org.portal365.reference.mail.MailLibrary.FolderItem;
import org.portal365.reference.mail.MessageRow;
import org.portal365.reference.mail.Search;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** A mailbox: its folders, a page of messages, and how it is. */
final class BoxPages implements Routes {
    private static final int LAST_PAGE = 100_000;
    /** Who looks further should say more of what is looked for. */
    private static final int LAST_FOUND = 200;

    private final Post post;

    BoxPages(Post post) {
        this.post = post;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail/box/{box}", Caller.USER, request -> page(request, "mail/box.jte")),
                Route.get("/mail/box/{box}/list", Caller.USER, this::list),
                Route.get("/mail/unread", Caller.USER, this::unread),
                Route.post("/mail/box/{box}/watch", Caller.USER, this::watch),
                Route.post("/mail/box/{box}/refresh", Caller.USER, this::refresh),
                Route.get("/mail/box/{box}/reconnected", Caller.USER, this::refresh));
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
        Search search = SearchForm.read(request.query());
        int page = page(request.query().text("page"));
        Optional<FolderItem> folder = folder(folders, request.query().text("folder"));
        List<MessageRow> rows = search.empty()
                ? folder.map(chosen -> post.library().list(own.box().id(), chosen.id(), page))
                        .orElse(List.of())
                : found(own.box(), search, page);
        List<Delivery> deliveries = own.engine().deliveries(own.box().id(), Post.actor(request));
        Map<OutgoingId, String> drafts = new HashMap<>();
        new HandOver(post)
                .settle(request, own, deliveries)
                .forEach(draft -> draft.outgoing().ifPresent(id -> drafts.put(id, draft.id())));
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
                search,
                deliveries,
                drafts,
                post.drafts().count(request.user().id()),
                post.watches().on(own.box().id()),
                own.box().left() > 0 ? post.library().count(own.box().id()) : 0,
                post.notices(request));
    }

    private List<MessageRow> found(Mailbox box, Search search, int page) {
        if (search.hopeless()) {
            return List.of();
        }
        try {
            return post.library().search(box.id(), search, Math.min(page, LAST_FOUND));
        } catch (JdbiException slow) {
            throw new WebException(503, Post.WORDS.text("search.slow"));
        }
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

    /** The counter of every page, which asks for it again and again. */
    private Response unread(Request request) {
        return Response.text(200, String.valueOf(post.unread(request.user().id())));
    }

    private Response watch(Request request) throws IOException {
        Mailbox box = post.own(request).box();
        // One watch for each mailbox, its owner's: whom it is shared with today must not be told tomorrow.
        if (!box.owner().equals(request.user().id())) {
            throw WebException.notFound();
        }
        post.watches().set(box.id(), request.user().id(), request.form().ticked("on"));
        return Response.redirect("/mail/box/" + box.id());
    }

    /** Also on the way back from the social service: what stood still for it goes on at once. */
    private Response refresh(Request request) {
        Post.Own own = post.own(request);
        own.engine().refresh(own.box().id(), Post.actor(request));
        return Response.redirect("/mail/box/" + own.box().id());
    }
}
