package org.portal365.reference.web.mail;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.mail.MailFolder.Role;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailMember;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.ProviderInfo;
import org.portal365.api.mail.SyncChoice;
import org.portal365.api.mail.WayCheck;
import org.portal365.reference.mail.MailLibrary.FolderItem;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Form;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** The settings of a mailbox, for its owner: whether it works, what comes to the portal, with whom it is shared. */
final class BoxSettingsPages implements Routes {
    private final Post post;
    private final MailPeople people;

    BoxSettingsPages(Post post, MailPeople people) {
        this.post = post;
        this.people = people;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail/box/{box}/settings", Caller.USER, this::page),
                Route.post("/mail/box/{box}/settings/test", Caller.USER, this::test),
                Route.post("/mail/box/{box}/settings/sync", Caller.USER, this::sync),
                Route.post("/mail/box/{box}/settings/share", Caller.USER, this::share),
                Route.post("/mail/box/{box}/settings/unshare", Caller.USER, this::unshare));
    }

    /** A mailbox that somebody else shares has no settings here. */
    private Post.Own owned(Request request) {
        Post.Own own = post.own(request);
        if (!own.box().owner().equals(request.user().id())) {
            throw WebException.notFound();
        }
        return own;
    }

    private Response page(Request request) {
        boolean saved = request.query().ticked("saved");
        return page(request, owned(request), List.of(), saved, Optional.empty());
    }

    private Response page(Request request, Post.Own own, List<WayCheck> checks, boolean saved, Optional<Text> problem) {
        var id = own.box().id();
        boolean password = post.providers().get().stream()
                .map(one -> one.info())
                .filter(info -> info.id().equals(own.box().provider()))
                .anyMatch(info -> info.login() == ProviderInfo.Login.PASSWORD);
        BoxSettingsModel model = new BoxSettingsModel(
                own.box(),
                password,
                own.engine().choice(id, Post.actor(request)).orElseThrow(WebException::notFound),
                folders(own),
                own.engine().members(id, Post.actor(request)).stream()
                        .map(one -> new BoxSettingsModel.Member(one, people.name(one)))
                        .toList(),
                checks,
                saved,
                problem);
        return Response.page(Post.page("mail/boxsettings.jte", Post.WORDS.text("settings.title"), model))
                .status(problem.isPresent() ? 400 : 200);
    }

    private List<FolderItem> folders(Post.Own own) {
        return post.library().folders(own.box().id()).stream()
                .sorted(Comparator.comparing(FolderItem::role).thenComparing(FolderItem::name))
                .toList();
    }

    private Response test(Request request) {
        Post.Own own = owned(request);
        return page(request, own, own.engine().test(own.box().id(), Post.actor(request)), false, Optional.empty());
    }

    private Response sync(Request request) throws IOException {
        Post.Own own = owned(request);
        Form form = request.form();
        String text = form.text("days");
        Optional<Integer> days = text.matches("[0-9]{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
        Set<String> ticked = new HashSet<>(form.all("folder"));
        SyncChoice before =
                own.engine().choice(own.box().id(), Post.actor(request)).orElseThrow(WebException::notFound);
        Map<MailFolderId, Boolean> chosen = new HashMap<>(before.folders());
        for (FolderItem folder : folders(own)) {
            boolean wanted = ticked.contains(folder.id().value());
            if (wanted != usual(folder.role()) || chosen.containsKey(folder.id())) {
                chosen.put(folder.id(), wanted);
            }
        }
        return done(own, own.engine().choose(own.box().id(), Post.actor(request), new SyncChoice(days, chosen)));
    }

    private static boolean usual(Role role) {
        return role != Role.TRASH && role != Role.JUNK && role != Role.DRAFTS;
    }

    private Response share(Request request) throws IOException {
        Post.Own own = owned(request);
        Optional<MailMember> member = people.member(request.form().text("who"));
        return member.isEmpty()
                ? page(request, own, List.of(), false, Optional.of(Post.WORDS.text("settings.share.unknown")))
                : done(own, own.engine().share(own.box().id(), Post.actor(request), member.orElseThrow(), true));
    }

    private Response unshare(Request request) throws IOException {
        Post.Own own = owned(request);
        Form form = request.form();
        MailMember.Kind kind = form.text("kind").equals("GROUP") ? MailMember.Kind.GROUP : MailMember.Kind.USER;
        MailMember member = new MailMember(kind, form.text("member"));
        return done(own, own.engine().share(own.box().id(), Post.actor(request), member, false));
    }

    private static Response done(Post.Own own, Outcome<Nothing, MailRefusal> outcome) {
        return outcome.fold(
                nothing -> Response.redirect("/mail/box/" + own.box().id() + "/settings?saved=1"), refused -> {
                    throw new WebException(Post.status(refused.reason()), refused.user());
                });
    }
}
