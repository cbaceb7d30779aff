package org.portal365.reference.people;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Users;
import org.portal365.reference.grant.GrantItem;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.secondfactor.SecondFactors;
import org.portal365.reference.session.JdbcSessions;
import org.portal365.reference.session.SessionItem;
import org.portal365.reference.signin.RecentSignIn;
import org.portal365.reference.user.UserDirectory;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** Administrators look users up, end their sessions and keep them out (OWASP ASVS 7.4.5). */
public final class PeoplePages implements Routes {
    private static final Words WORDS = Words.beside(PeoplePages.class);
    private static final int MOST = 50;
    private static final int LONGEST_WHY = 500;

    private final Core core;

    public PeoplePages(Core core) {
        this.core = core;
    }

    /** What the pages work on. */
    public record Core(
            UserDirectory directory,
            Users users,
            IdentityLinks links,
            JdbcSessions sessions,
            SecondFactors secondFactors,
            Plugins plugins,
            Audit audit,
            RecentSignIn recently) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/people", Caller.ADMIN, this::list),
                Route.get("/people/{id}", Caller.ADMIN, request -> page(request, user(request), Optional.empty())),
                Route.post("/people/{id}/sessions/end", Caller.ADMIN, this::endSession),
                Route.post("/people/{id}/sessions/end-all", Caller.ADMIN, this::endSessions),
                Route.post("/people/{id}/second-factor/remove", Caller.ADMIN, this::removeSecondFactor),
                Route.post("/people/{id}/disable", Caller.ADMIN, this::disable),
                Route.post("/people/{id}/enable", Caller.ADMIN, this::enable));
    }

    private Response list(Request request) {
        String text = request.query().text("find");
        List<UserDirectory.Entry> found = core.directory().find(text, MOST + 1);
        PeopleModel model = new PeopleModel(text, found.subList(0, Math.min(MOST, found.size())), found.size() > MOST);
        return Response.page(new Page("people.jte", WORDS.text("people.title"), WORDS, model));
    }

    private UserDirectory.Entry user(Request request) {
        return core.directory().find(new UserId(request.id("id"))).orElseThrow(WebException::notFound);
    }

    private Response page(Request request, UserDirectory.Entry user, Optional<Text> problem) {
        boolean own = user.id().equals(request.user().id());
        PersonModel model = new PersonModel(
                user,
                core.links().of(user.id()),
                accounts(user),
                SessionItem.list(
                        core.sessions().of(user.id()),
                        core.plugins(),
                        own ? request.user().session() : ""),
                core.secondFactors().on(user.id()),
                own,
                problem);
        return Response.page(new Page("person.jte", Text.of(user.profile().name()), WORDS, model))
                .status(problem.isPresent() ? 422 : 200);
    }

    private List<GrantItem> accounts(UserDirectory.Entry user) {
        Plugins plugins = core.plugins();
        return plugins.connectedAccounts().stream()
                .flatMap(accounts -> accounts.of(user.id()).stream())
                .map(account -> GrantItem.forAdministrator(account, plugins.name(account.provider())))
                .toList();
    }

    private Response endSession(Request request) throws IOException {
        UserDirectory.Entry user = user(request);
        String session = request.form().text("session");
        audit(request, "session_ended", user, Map.of("session", session));
        core.sessions().end(user.id(), session);
        return back(user);
    }

    private Response endSessions(Request request) {
        UserDirectory.Entry user = user(request);
        audit(request, "session_ended", user, Map.of("session", "all"));
        core.sessions().endAll(user.id());
        return back(user);
    }

    /** For a user who has lost the device. */
    private Response removeSecondFactor(Request request) {
        UserDirectory.Entry user = user(request);
        Optional<Response> detour = core.recently().detour(request, "/people/" + user.id());
        if (detour.isPresent()) {
            return detour.get();
        }
        audit(request, "second_factor_removed", user, Map.of());
        core.secondFactors().remove(user.id());
        return back(user);
    }

    private Response disable(Request request) throws IOException {
        UserDirectory.Entry user = user(request);
        String why = request.form().text("why").strip();
        if (user.id().equals(request.user().id())) {
            return page(request, user, Optional.of(WORDS.text("person.own")));
        }
        if (why.isEmpty() || why.length() > LONGEST_WHY) {
            return page(request, user, Optional.of(WORDS.text("person.why.missing")));
        }
        Optional<Response> detour = core.recently().detour(request, "/people/" + user.id());
        if (detour.isPresent()) {
            return detour.get();
        }
        audit(request, "user_disabled", user, Map.of());
        core.users().disable(user.id(), why);
        return back(user);
    }

    private Response enable(Request request) {
        UserDirectory.Entry user = user(request);
        Optional<Response> detour = core.recently().detour(request, "/people/" + user.id());
        if (detour.isPresent()) {
            return detour.get();
        }
        audit(request, "user_enabled", user, Map.of());
        core.directory().enable(user.id());
        return back(user);
    }

    private void audit(Request request, String event, UserDirectory.Entry user, Map<String, String> more) {
        Map<String, String> details = new java.util.HashMap<>(more);
        details.put("of", user.id().value());
        details.put("by", "administrator");
        core.audit()
                .record(new AuditEvent(
                        event, Optional.of(request.user().id()), Optional.empty(), request.reference(), details));
    }

    private static Response back(UserDirectory.Entry user) {
        return Response.redirect("/people/" + user.id());
    }
}
