package org.portal365.reference.profile;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.reference.session.JdbcSessions;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** Users end their sessions in other browsers (OWASP ASVS 7.4.4). */
public final class OwnSessions implements Routes {
    private final JdbcSessions sessions;
    private final Audit audit;

    public OwnSessions(JdbcSessions sessions, Audit audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/profile/sessions/end", Caller.USER, this::end),
                Route.post("/profile/sessions/end-others", Caller.USER, this::endOthers));
    }

    private Response end(Request request) throws IOException {
        CurrentUser user = request.user();
        String session = request.form().text("session");
        audit(request, session);
        sessions.end(user.id(), session);
        return Response.redirect("/profile?done=ended");
    }

    private Response endOthers(Request request) {
        audit(request, "others");
        sessions.endOthers(request.user());
        return Response.redirect("/profile?done=ended");
    }

    private void audit(Request request, String which) {
        audit.record(new AuditEvent(
                "session_ended",
                Optional.of(request.user().id()),
                Optional.empty(),
                request.reference(),
                Map.of("session", which, "by", "user")));
    }
}
