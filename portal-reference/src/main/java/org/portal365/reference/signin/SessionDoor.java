package org.portal365.reference.signin;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.UserId;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.social.SignedIn;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.secondfactor.SecondFactors;
import org.portal365.reference.session.Client;
import org.portal365.reference.session.JdbcSessions;
import org.portal365.reference.session.JdbcSessions.External;
import org.portal365.reference.session.PendingSession;
import org.portal365.reference.site.PublicPortal;
import org.portal365.reference.web.CookieValue;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.WebException;

/** Begins, renews and ends the session of a browser. Every change of rights gives it a new value. */
public final class SessionDoor {
    private final JdbcSessions sessions;
    private final Plugins plugins;
    private final SecondFactors secondFactors;
    private final Audit audit;

    public SessionDoor(JdbcSessions sessions, Plugins plugins, SecondFactors secondFactors, Audit audit) {
        this.sessions = sessions;
        this.plugins = plugins;
        this.secondFactors = secondFactors;
        this.audit = audit;
    }

    /** After a sign-in at an outside service. */
    Response open(Request request, SignedIn signedIn, String returnTo) {
        String provider = signedIn.identity().orElseThrow().provider();
        External external = new External(provider, signedIn.externalSession());
        return open(request, signedIn.user(), Optional.of(external), returnTo);
    }

    /** After a sign-in with a password of the portal. */
    Response open(Request request, UserId user, String returnTo) {
        return open(request, user, Optional.empty(), returnTo);
    }

    private Response open(Request request, UserId user, Optional<External> external, String returnTo) {
        boolean pending = secondFactors.due(user);
        if (!pending) {
            created(request, user, external.map(External::provider));
        }
        request.visitor().ifPresent(old -> sessions.end(old.id(), old.session()));
        String value = sessions.begin(user, external, Client.of(request), pending);
        return Response.redirect(pending ? SecondFactorStep.address(returnTo) : returnTo)
                .cookie(CookieValue.set(CookieValue.Kind.SESSION, value));
    }

    /**
     * Opens the session of a user who has shown the second factor too.
     *
     * @return the cookie of the open session
     * @throws WebException of status 401 when the session has ended meanwhile
     */
    CookieValue open(Request request, PendingSession session) {
        created(request, session.user(), session.provider());
        return sessions.open(session)
                .map(value -> CookieValue.set(CookieValue.Kind.SESSION, value))
                .orElseThrow(() -> WebException.of(401));
    }

    private void created(Request request, UserId user, Optional<String> provider) {
        Map<String, String> by = Map.of("by", provider.orElse("local"));
        audit.record(new AuditEvent("session_created", Optional.of(user), Optional.empty(), request.reference(), by));
    }

    /** After a change of rights of the user who is signed in. */
    public Response renew(Request request, String returnTo) {
        String value = sessions.renew(request.user());
        return Response.redirect(returnTo).cookie(CookieValue.set(CookieValue.Kind.SESSION, value));
    }

    /** Signs out; then the browser goes to the service that the session began with, where that wants it. */
    Response close(Request request) {
        CurrentUser user = request.user();
        Optional<URI> outside = sessions.provider(user)
                .flatMap(plugins::socialService)
                .flatMap(service -> service.signOut(request.site().id()));
        sessions.end(user.id(), user.session());
        audit.record(new AuditEvent(
                "session_ended", Optional.of(user.id()), Optional.empty(), request.reference(), Map.of()));
        return Response.redirect(outside.map(URI::toString).orElse(PublicPortal.AFTER_SIGN_OUT))
                .cookie(CookieValue.remove(CookieValue.Kind.SESSION))
                .cookie(CookieValue.remove(CookieValue.Kind.FLOW));
    }
}
