package org.portal365.reference.signin;

import java.util.Map;
import java.util.Optional;
import org.portal365.api.UserId;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.social.SignedIn;
import org.portal365.reference.session.JdbcSessions;
import org.portal365.reference.session.JdbcSessions.External;
import org.portal365.reference.web.CookieValue;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;

/** Begins, renews and ends the session of a browser. Every change of rights gives it a new value. */
public final class SessionDoor {
    private final JdbcSessions sessions;
    private final Audit audit;

    public SessionDoor(JdbcSessions sessions, Audit audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    /** After a sign-in at an outside service. */
    Response open(Request request, SignedIn signedIn, String returnTo) {
        String provider = signedIn.identity().provider();
        External external = new External(provider, signedIn.externalSession());
        return open(request, signedIn.user(), Optional.of(external), returnTo);
    }

    /** After a sign-in with a password of the portal. */
    Response open(Request request, UserId user, String returnTo) {
        return open(request, user, Optional.empty(), returnTo);
    }

    private Response open(Request request, UserId user, Optional<External> external, String returnTo) {
        String provider = external.map(External::provider).orElse("local");
        audit.record(new AuditEvent(
                "session_created", Optional.of(user), Optional.empty(), request.reference(), Map.of("by", provider)));
        request.visitor().ifPresent(sessions::end);
        String value = sessions.begin(user, external);
        return Response.redirect(returnTo).cookie(CookieValue.set(CookieValue.Kind.SESSION, value));
    }

    /** After a change of rights of the user who is signed in. */
    public Response renew(Request request, String returnTo) {
        String value = sessions.renew(request.user());
        return Response.redirect(returnTo).cookie(CookieValue.set(CookieValue.Kind.SESSION, value));
    }

    Response close(Request request) {
        CurrentUser user = request.user();
        sessions.end(user);
        audit.record(new AuditEvent(
                "session_ended", Optional.of(user.id()), Optional.empty(), request.reference(), Map.of()));
        return Response.redirect("/signin")
                .cookie(CookieValue.remove(CookieValue.Kind.SESSION))
                .cookie(CookieValue.remove(CookieValue.Kind.FLOW));
    }
}
