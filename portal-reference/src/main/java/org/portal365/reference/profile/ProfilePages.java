package org.portal365.reference.profile;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Profile;
import org.portal365.api.portal.Users;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.Intent;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.session.JdbcSessions;
import org.portal365.reference.signin.RecentSignIn;
import org.portal365.reference.signin.SessionDoor;
import org.portal365.reference.signin.SocialFlows;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Form;
import org.portal365.reference.web.Languages;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** The profile page and what can be done on it. */
public final class ProfilePages implements Routes {
    private static final String PATH = "/profile";
    private static final int LONGEST_NAME = 200;

    private final Core core;
    private final ProfileView view;

    public ProfilePages(Core core, ProfileView view) {
        this.core = core;
        this.view = view;
    }

    /** What the pages work on. */
    public record Core(
            Users users,
            IdentityLinks links,
            JdbcSessions sessions,
            SessionDoor door,
            SocialFlows flows,
            Plugins plugins,
            Audit audit,
            RecentSignIn recently) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/profile", Caller.USER, request -> Response.page(view.page(request, Optional.empty()))),
                Route.post("/profile", Caller.USER, this::save),
                Route.post("/profile/link/{service}", Caller.USER, this::link),
                Route.post("/profile/unlink", Caller.USER, this::unlink),
                Route.post("/profile/disconnect", Caller.USER, this::disconnect));
    }

    private Response save(Request request) throws IOException {
        Form form = request.form();
        String name = form.text("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return problem(request, ProfileView.WORDS.text("profile.name.wrong"));
        }
        Optional<Locale> locale = Languages.ALL.stream()
                .filter(known -> known.toLanguageTag().equals(form.text("language")))
                .findFirst();
        Profile old = request.user().profile();
        core.users().update(request.user().id(), new Profile(name, old.email(), old.department(), locale));
        return Response.redirect("/profile?done=saved");
    }

    private Response link(Request request) {
        return core.recently()
                .detour(request, PATH)
                .orElseGet(() -> core.flows()
                        .begin(
                                request,
                                request.variable("service"),
                                Intent.LINK,
                                "/profile?done=linked",
                                Optional.empty()));
    }

    private Response unlink(Request request) throws IOException {
        Optional<Response> detour = core.recently().detour(request, PATH);
        if (detour.isPresent()) {
            return detour.get();
        }
        CurrentUser user = request.user();
        ExternalIdentity identity = identity(request.form());
        return core.links()
                .unlink(user.id(), identity)
                .fold(
                        done -> {
                            core.audit()
                                    .record(new AuditEvent(
                                            "user_unlinked",
                                            Optional.of(user.id()),
                                            Optional.empty(),
                                            request.reference(),
                                            Map.of("provider", identity.provider(), "tenant", identity.tenant())));
                            core.sessions().endOthers(user, identity.provider());
                            return core.door().renew(request, "/profile?done=unlinked");
                        },
                        refused -> problem(request, refused.user()));
    }

    private static ExternalIdentity identity(Form form) {
        try {
            return new ExternalIdentity(form.text("provider"), form.text("tenant"), form.text("subject"));
        } catch (IllegalArgumentException malformed) {
            throw WebException.badRequest();
        }
    }

    private Response disconnect(Request request) throws IOException {
        String wanted = request.form().text("account");
        ConnectedAccount account = view.connected(request.user()).stream()
                .filter(own -> own.id().value().equals(wanted))
                .findFirst()
                .orElseThrow(WebException::notFound);
        core.plugins().connectedAccounts().ifPresent(accounts -> accounts.disconnect(account.id()));
        return Response.redirect("/profile?done=disconnected");
    }

    private Response problem(Request request, Text words) {
        return Response.page(view.page(request, Optional.of(words))).status(422);
    }
}
