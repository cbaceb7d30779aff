package org.portal365.reference.profile;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.reference.secondfactor.EnrolmentModel;
import org.portal365.reference.secondfactor.SecondFactorPage;
import org.portal365.reference.secondfactor.SecondFactors;
import org.portal365.reference.signin.RecentSignIn;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Handler;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** Users set their second factor up, renew its recovery codes and turn it off. */
public final class SecondFactorPages implements Routes {
    private static final String PATH = "/profile/second-factor";
    private static final String PROFILE = "/profile";

    private final SecondFactors factors;
    private final Audit audit;
    private final RecentSignIn recently;

    public SecondFactorPages(SecondFactors factors, Audit audit, RecentSignIn recently) {
        this.factors = factors;
        this.audit = audit;
        this.recently = recently;
    }

    /**
     * What the page of a factor that is set up shows.
     *
     * @param demanded whether the user may not turn it off
     */
    public record Model(int codesLeft, boolean demanded) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Caller.USER, recently(request -> page(request, Optional.empty()))),
                Route.post(PATH, Caller.USER, recently(this::confirm)),
                Route.post(PATH + "/codes", Caller.USER, recently(this::renewCodes)),
                Route.post(PATH + "/remove", Caller.USER, recently(this::remove)));
    }

    private Handler recently(Handler handler) {
        return request -> {
            Optional<Response> detour = recently.detour(request, PATH);
            return detour.isPresent() ? detour.get() : handler.handle(request);
        };
    }

    private Response page(Request request, Optional<Text> problem) {
        CurrentUser user = request.user();
        if (factors.on(user.id())) {
            Model model = new Model(factors.recoveryCodes(user.id()), factors.demanded());
            return Response.page(SecondFactorPage.page("secondfactor/manage.jte", "factor.title", model));
        }
        String account = user.profile().email().orElse(user.profile().name());
        EnrolmentModel model = new EnrolmentModel(
                factors.enrol(user.id(), request.site().address().getHost(), account), PATH, false, PROFILE, problem);
        return Response.page(SecondFactorPage.enrol(model)).status(problem.isPresent() ? 422 : 200);
    }

    private Response confirm(Request request) throws IOException {
        String code = request.form().text("code").replaceAll("\\s", "");
        Optional<List<String>> codes = factors.confirm(request.user().id(), code);
        if (codes.isEmpty()) {
            return page(request, Optional.of(SecondFactorPage.WORDS.text("factor.wrong")));
        }
        audit(request, "second_factor_set_up");
        return Response.page(SecondFactorPage.codes(codes.get(), PROFILE));
    }

    private Response renewCodes(Request request) {
        if (!factors.on(request.user().id())) {
            return Response.redirect(PATH);
        }
        audit(request, "recovery_codes_renewed");
        return Response.page(
                SecondFactorPage.codes(factors.renewRecoveryCodes(request.user().id()), PROFILE));
    }

    private Response remove(Request request) {
        if (factors.demanded()) {
            return page(request, Optional.empty());
        }
        audit(request, "second_factor_removed");
        factors.remove(request.user().id());
        return Response.redirect(PROFILE);
    }

    private void audit(Request request, String event) {
        audit.record(new AuditEvent(
                event, Optional.of(request.user().id()), Optional.empty(), request.reference(), Map.of("by", "user")));
    }
}
