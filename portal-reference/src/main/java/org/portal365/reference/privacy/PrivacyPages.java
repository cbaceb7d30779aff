package org.portal365.reference.privacy;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.module.PersonalData;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.reference.signin.RecentSignIn;
import org.portal365.reference.user.UserDirectory;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Content;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;
import org.portal365.reference.web.disk.Disposition;

/** Users take their data with them and let go of what they have connected; administrators do it for them, and erase. */
public final class PrivacyPages implements Routes {
    private static final Words WORDS = Words.beside(PrivacyPages.class);
    private static final int MOST = 50;
    private static final ErasureModel.Way TO_PROFILE = new ErasureModel.Way("/profile", WORDS.text("erasure.profile"));
    private static final ErasureModel.Way TO_LIST = new ErasureModel.Way("/erasures", WORDS.text("erasure.list"));

    private final PrivacyOffice office;
    private final UserDirectory directory;
    private final Audit audit;
    private final RecentSignIn recently;

    public PrivacyPages(PrivacyOffice office, UserDirectory directory, Audit audit, RecentSignIn recently) {
        this.office = office;
        this.directory = directory;
        this.audit = audit;
        this.recently = recently;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/profile/privacy/export", Caller.USER, this::exportOwn),
                Route.get("/profile/privacy/erase", Caller.USER, request -> askOwn()),
                Route.post("/profile/privacy/erase", Caller.USER, this::eraseOwn),
                Route.get("/profile/privacy/erasures/{erasure}", Caller.USER, this::ownProgress),
                Route.post("/people/{id}/privacy/export", Caller.ADMIN, this::export),
                Route.get("/people/{id}/erase", Caller.ADMIN, request -> ask(user(request), Optional.empty())),
                Route.post("/people/{id}/erase", Caller.ADMIN, this::erase),
                Route.get("/erasures", Caller.ADMIN, request -> list()),
                Route.get("/erasures/{erasure}", Caller.ADMIN, this::progress),
                Route.post("/erasures/{erasure}/discard", Caller.ADMIN, this::discard));
    }

    private Response exportOwn(Request request) {
        UserId user = request.user().id();
        return recently.detour(request, "/profile").orElseGet(() -> download(request, user, "user"));
    }

    private Response export(Request request) {
        UserDirectory.Entry user = user(request);
        return recently.detour(request, "/people/" + user.id())
                .orElseGet(() -> download(request, user.id(), "administrator"));
    }

    private Response download(Request request, UserId whose, String by) {
        office.exports().asked(whose, Optional.of(request.user().id()), by, request.reference());
        Locale locale = request.locale();
        return Response.of(new Content.Stream(
                        "application/zip", out -> office.exports().write(whose, locale, out)))
                .header("Content-Disposition", Disposition.of("portal-data.zip"))
                .header("Content-Security-Policy", Disposition.POLICY);
    }

    private Response askOwn() {
        ConfirmModel model = new ConfirmModel(
                WORDS.text("own.title"),
                titles(false),
                WORDS.text("own.explain"),
                "/profile/privacy/erase",
                "/profile",
                "",
                Optional.empty());
        return Response.page(new Page("privacy/confirm.jte", model.title(), WORDS, model));
    }

    private List<Text> titles(boolean everything) {
        return office.erasures().areas(everything).stream()
                .map(PersonalData::title)
                .toList();
    }

    private Response eraseOwn(Request request) {
        return recently.detour(request, "/profile/privacy/erase")
                .orElseGet(() -> Response.redirect("/profile/privacy/erasures/"
                        + office.eraseConnections(request.user().id(), request.reference())));
    }

    private Response ownProgress(Request request) {
        ErasureRow row = office.rows()
                .find(request.id("erasure"))
                .filter(found -> found.user().equals(request.user().id()))
                .orElseThrow(WebException::notFound);
        return page(model(row, "/profile/privacy/erasures/", TO_PROFILE, false));
    }

    private Response ask(UserDirectory.Entry user, Optional<Text> problem) {
        ConfirmModel model = new ConfirmModel(
                WORDS.text("erase.title", user.profile().name()),
                titles(true),
                WORDS.text("erase.explain"),
                "/people/" + user.id() + "/erase",
                "/people/" + user.id(),
                user.profile().name(),
                problem);
        return Response.page(new Page("privacy/confirm.jte", model.title(), WORDS, model))
                .status(problem.isPresent() ? 422 : 200);
    }

    private Response erase(Request request) throws IOException {
        UserDirectory.Entry user = user(request);
        if (user.id().equals(request.user().id())) {
            return ask(user, Optional.of(WORDS.text("erase.own")));
        }
        if (!request.form().text("name").strip().equals(user.profile().name().strip())) {
            return ask(user, Optional.of(WORDS.text("erase.name.wrong")));
        }
        Optional<Response> detour = recently.detour(request, "/people/" + user.id() + "/erase");
        if (detour.isPresent()) {
            return detour.get();
        }
        return office.erase(user.id(), request.user().id().value(), request.reference())
                .fold(
                        done -> Response.redirect("/erasures/" + done),
                        refused -> ask(user, Optional.of(refused.user())));
    }

    private Response list() {
        ErasureList model = new ErasureList(office.rows().newest(MOST).stream()
                .map(row -> model(row, "/erasures/", TO_LIST, false))
                .toList());
        return Response.page(new Page("privacy/list.jte", WORDS.text("erasures.title"), WORDS, model));
    }

    private Response progress(Request request) {
        ErasureRow row = row(request);
        return page(model(row, "/erasures/", TO_LIST, row.waiting() && !row.discard()));
    }

    private ErasureRow row(Request request) {
        return office.rows().find(request.id("erasure")).orElseThrow(WebException::notFound);
    }

    private Response discard(Request request) {
        ErasureRow row = row(request);
        Optional<Response> detour = recently.detour(request, "/erasures/" + row.id());
        if (detour.isPresent()) {
            return detour.get();
        }
        audit.record(new AuditEvent(
                "privacy_erase_discard",
                Optional.of(request.user().id()),
                Optional.empty(),
                request.reference(),
                Map.of("erasure", row.id())));
        office.rows().discard(row.id());
        return Response.redirect("/erasures/" + row.id());
    }

    private Response page(ErasureModel model) {
        return Response.page(new Page("privacy/erasure.jte", WORDS.text("erasure.title"), WORDS, model));
    }

    private ErasureModel model(ErasureRow row, String pages, ErasureModel.Way back, boolean discardable) {
        return new ErasureModel(
                pages + row.id(),
                back,
                PrivacyOffice.sentence(row),
                office.erasures().areas(row.everything()).stream()
                        .map(area -> new ErasureModel.Area(
                                area.title(), Optional.ofNullable(row.report().get(area.area()))))
                        .toList(),
                row.ended().isPresent(),
                row.waiting(),
                discardable,
                row.begun(),
                row.ended());
    }

    private UserDirectory.Entry user(Request request) {
        return directory.find(new UserId(request.id("id"))).orElseThrow(WebException::notFound);
    }
}
