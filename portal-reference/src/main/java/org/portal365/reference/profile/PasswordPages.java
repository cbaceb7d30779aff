package org.portal365.reference.profile;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.reference.session.JdbcSessions;
import org.portal365.reference.signin.LocalSignIn;
import org.portal365.reference.signin.SessionDoor;
import org.portal365.reference.user.FirstAdministrator;
import org.portal365.reference.user.LocalAccounts;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Form;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** Users change their password of the portal (OWASP ASVS 6.2.2 and 6.2.3); their other sessions end with it (7.4.3). */
public final class PasswordPages implements Routes {
    private final LocalSignIn signIn;
    private final FirstAdministrator first;
    private final JdbcSessions sessions;
    private final SessionDoor door;
    private final ProfileView view;

    public PasswordPages(
            LocalSignIn signIn, FirstAdministrator first, JdbcSessions sessions, SessionDoor door, ProfileView view) {
        this.signIn = signIn;
        this.first = first;
        this.sessions = sessions;
        this.door = door;
        this.view = view;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/profile/password", Caller.USER, this::change));
    }

    private Response change(Request request) throws IOException {
        Form form = request.form();
        String next = form.text("next");
        if (next.length() < LocalAccounts.SHORTEST || next.length() > LocalAccounts.LONGEST) {
            return problem(
                    request,
                    ProfileView.WORDS.text("profile.password.length", LocalAccounts.SHORTEST, LocalAccounts.LONGEST));
        }
        if (!next.equals(form.text("again"))) {
            return problem(request, ProfileView.WORDS.text("profile.password.differ"));
        }
        if (!signIn.change(request, form.text("present"), next)) {
            return problem(request, ProfileView.WORDS.text("profile.password.wrong"));
        }
        first.forget();
        sessions.endOthers(request.user());
        return door.renew(request, "/profile?done=password");
    }

    private Response problem(Request request, Text words) {
        return Response.page(view.page(request, Optional.of(words))).status(422);
    }
}
