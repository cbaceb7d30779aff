package org.portal365.reference.signin;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.Profile;
import org.portal365.api.portal.User;
import org.portal365.api.portal.Users;
import org.portal365.reference.secondfactor.EnrolmentModel;
import org.portal365.reference.secondfactor.SecondFactorPage;
import org.portal365.reference.secondfactor.SecondFactors;
import org.portal365.reference.session.JdbcSessions;
import org.portal365.reference.session.PendingSession;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.ReturnPath;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** The second step of a sign-in: a code of the user's device, or its set-up where the portal demands one. */
public final class SecondFactorStep implements Routes {
    private static final String PATH = "/second-factor";
    private static final int MOST_FAILURES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Core core;
    private final FailureLimit limit;

    public SecondFactorStep(Core core, Clock clock) {
        this.core = core;
        this.limit = new FailureLimit(MOST_FAILURES, WINDOW, clock);
    }

    /** What the step works on. */
    public record Core(SecondFactors factors, JdbcSessions sessions, SessionDoor door, Users users, Audit audit) {}

    /**
     * What the page that asks for a code shows.
     *
     * @param returnTo where the user wanted to go
     */
    public record Model(String returnTo, Optional<Text> problem) {}

    /** The address of the step that leads to a path afterwards. */
    static String address(String returnTo) {
        return PATH + "?return=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(PATH, Caller.ANYONE, this::ask), Route.post(PATH, Caller.ANYONE, this::answer));
    }

    private Response ask(Request request) {
        String returnTo = ReturnPath.clean(request.query().text("return"));
        return pending(request)
                .map(session -> page(request, session, returnTo, Optional.empty()))
                .orElseGet(() -> Response.redirect(SignInPages.address(returnTo)));
    }

    private Response answer(Request request) throws IOException {
        String returnTo = ReturnPath.clean(request.form().text("return"));
        Optional<PendingSession> pending = pending(request);
        if (pending.isEmpty()) {
            return Response.redirect(SignInPages.address(returnTo));
        }
        PendingSession session = pending.get();
        String code = request.form().text("code").replaceAll("\\s", "");
        if (limit.reached(session.user().value())) {
            record(request, session, "excess_rate_limit_exceeded", "second factor");
            throw WebException.of(429);
        }
        Optional<Response> arrived = core.factors().on(session.user())
                ? prove(request, session, code, returnTo)
                : enrol(request, session, code, returnTo);
        if (arrived.isPresent()) {
            limit.succeeded(session.user().value());
            return arrived.get();
        }
        limit.failed(session.user().value());
        record(request, session, "authn_second_factor_fail", "the code was wrong");
        return page(request, session, returnTo, Optional.of(SecondFactorPage.WORDS.text("factor.wrong")));
    }

    private Optional<Response> prove(Request request, PendingSession session, String code, String returnTo) {
        return core.factors().check(session.user(), code).map(proof -> {
            record(request, session, "authn_second_factor_success", proof.name());
            return Response.redirect(returnTo).cookie(core.door().open(request, session));
        });
    }

    private Optional<Response> enrol(Request request, PendingSession session, String code, String returnTo) {
        return core.factors().confirm(session.user(), code).map(codes -> {
            record(request, session, "second_factor_set_up", "the portal demands it");
            return Response.page(SecondFactorPage.codes(codes, returnTo))
                    .cookie(core.door().open(request, session));
        });
    }

    private Response page(Request request, PendingSession session, String returnTo, Optional<Text> problem) {
        return Response.page(
                        core.factors().on(session.user())
                                ? SecondFactorPage.page(
                                        "secondfactor/ask.jte", "factor.title", new Model(returnTo, problem))
                                : SecondFactorPage.enrol(new EnrolmentModel(
                                        core.factors()
                                                .enrol(
                                                        session.user(),
                                                        request.site().address().getHost(),
                                                        account(session.user())),
                                        PATH,
                                        true,
                                        returnTo,
                                        problem)))
                .status(problem.isPresent() ? 403 : 200);
    }

    private String account(UserId user) {
        return core.users()
                .find(user)
                .map(User::profile)
                .map(SecondFactorStep::account)
                .orElseGet(user::value);
    }

    private static String account(Profile profile) {
        return profile.email().orElse(profile.name());
    }

    private Optional<PendingSession> pending(Request request) {
        return request.sessionCookie().flatMap(core.sessions()::pending);
    }

    private void record(Request request, PendingSession session, String event, String reason) {
        core.audit()
                .record(new AuditEvent(
                        event,
                        Optional.of(session.user()),
                        Optional.of(reason),
                        request.reference(),
                        Map.of("by", session.provider().orElse("local"))));
    }
}
