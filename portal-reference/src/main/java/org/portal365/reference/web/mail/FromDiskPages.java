package org.portal365.reference.web.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.reference.disk.Blob;
import org.portal365.reference.disk.FolderRow;
import org.portal365.reference.disk.Library;
import org.portal365.reference.mail.Draft;
import org.portal365.reference.mail.DraftFile;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** Files of the Disk for a draft: as they are at this moment, with the rights of the user. */
final class FromDiskPages implements Routes {
    private final Post post;

    FromDiskPages(Post post) {
        this.post = post;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail/draft/{id}/disk", Caller.USER, request -> page(request, Optional.empty(), 200)),
                Route.post("/mail/draft/{id}/disk/{file}", Caller.USER, this::take));
    }

    private Response page(Request request, Optional<Text> problem, int status) {
        Draft draft = post.draft(request);
        FolderId shared = post.disk().library().shared();
        FolderId home = post.disk().library().home(request.user().id());
        FolderId folder = request.query()
                .first("folder")
                .filter(id -> !id.isBlank())
                .map(FolderId::new)
                .orElse(home);
        Library.Listing listing = sure(post.disk().library().list(Post.actor(request), folder));
        List<FolderRow> path = listing.access().path();
        FolderRow here = path.get(path.size() - 1);
        boolean company = listing.access().owner().isEmpty();
        Text name = here.parent().isPresent()
                ? Text.of(here.name())
                : Post.WORDS.text(company ? "files.company" : "files.home");
        Optional<String> parent = path.size() < 2
                ? Optional.empty()
                : Optional.of(path.get(path.size() - 2).id().value());
        FromDiskModel model = new FromDiskModel(
                draft.id(),
                name,
                parent,
                listing.folders(),
                listing.files(),
                company,
                shared.value(),
                draft.files().size(),
                problem);
        return Response.page(Post.page("mail/fromdisk.jte", Post.WORDS.text("files.disk"), model))
                .status(status);
    }

    private static <T> T sure(Outcome<T, DiskRefusal> outcome) {
        return outcome.fold(found -> found, refused -> {
            throw refused.reason() == DiskRefusal.GONE
                    ? WebException.notFound()
                    : new WebException(403, refused.user());
        });
    }

    /** A copy: what goes out is what was chosen, whatever becomes of the file. */
    private Response take(Request request) throws IOException {
        Draft draft = post.draft(request);
        Actor actor = Post.actor(request);
        FileInfo file = sure(post.disk().disk().file(actor, new FileId(request.id("file"))));
        Optional<Text> problem = DraftFilePages.problem(post, request, draft, file.size());
        if (problem.isPresent()) {
            return page(request, problem, 413);
        }
        Body body = sure(post.disk().disk().content(actor, file.id(), file.head()));
        try {
            Blob blob = post.drafts().keep(body);
            String id = "disk-" + file.head().value();
            DraftFilePages.attach(
                    post,
                    draft,
                    new DraftFile(
                            id.length() > 64 ? id.substring(id.length() - 64) : id,
                            DraftFilePages.plain(file.name()),
                            file.mediaType(),
                            blob));
        } catch (UncheckedIOException unreadable) {
            return page(request, Optional.of(Post.WORDS.text("files.unreadable", file.name())), 409);
        }
        return Response.redirect("/mail/draft/" + draft.id());
    }
}
