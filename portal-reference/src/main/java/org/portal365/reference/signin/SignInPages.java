package org.portal365.reference.signin;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.social.Intent;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.site.PublicPortal;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Form;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.ReturnPath;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** The pages of signing in and out. */
public final class SignInPages implements Routes {
    private static final Page SIGNED_OUT =
            new Page("signedout.jte", Refusals.WORDS.text("signedout.title"), Refusals.WORDS, Refusals.WORDS);

    private final Plugins plugins;
    private final LocalSignIn local;
    private final SocialFlows flows;
    private final SessionDoor door;

    public SignInPages(Plugins plugins, LocalSignIn local, SocialFlows flows, SessionDoor door) {
        this.plugins = plugins;
        this.local = local;
        this.flows = flows;
        this.door = door;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/signin", Caller.ANYONE, this::page),
                Route.get("/signin/services", Caller.ANYONE, this::services),
                Route.post("/signin/local", Caller.ANYONE, this::withPassword),
                Route.post("/signin/{service}", Caller.ANYONE, this::begin),
                Route.get("/signin/{service}/callback", Caller.ANYONE, flows::finish)
                        .withoutHead(),
                Route.post("/connect", Caller.USER, this::connect),
                Route.post("/signout", Caller.USER, door::close),
                Route.get(PublicPortal.AFTER_SIGN_OUT, Caller.ANYONE, request -> Response.page(SIGNED_OUT)));
    }

    /** The address of the sign-in page that leads to a path afterwards. */
    public static String address(String returnTo) {
        return returnTo.equals(ReturnPath.START)
                ? "/signin"
                : "/signin?return=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
    }

    private Response page(Request request) {
        return page(request, request.query().text("return"), "", Optional.empty());
    }

    private Response page(Request request, String wanted, String login, Optional<Text> problem) {
        SignInModel model =
                new SignInModel(buttons(wanted), login, request.visitor().isPresent(), problem);
        Page page = new Page("signin.jte", Refusals.WORDS.text("signin.title"), Refusals.WORDS, model);
        return Response.page(page).status(problem.isPresent() ? 403 : 200);
    }

    /** The buttons, when they are others than the page knows. */
    private Response services(Request request) {
        SignInModel.Services model = buttons(request.query().text("return"));
        String known = request.query().text("known");
        if (model.known().equals(known)) {
            // The forms of the page stay good as long as it is open.
            request.csrf();
            return Response.empty(204);
        }
        List<String> ids = model.buttons().stream().map(SignInModel.Button::id).toList();
        if (!List.of(known.split(",", -1)).containsAll(ids)) {
            // A new button leads to where the form-action policy of the open page does not let it: load the page anew.
            return Response.text(200, "").header("HX-Refresh", "true");
        }
        return Response.page(
                new Page("signinservices.jte", Refusals.WORDS.text("signin.title"), Refusals.WORDS, model));
    }

    private SignInModel.Services buttons(String wanted) {
        List<SignInModel.Button> buttons = plugins.inOrder().stream()
                .map(service -> new SignInModel.Button(
                        service.info().id(), service.info().name()))
                .toList();
        return new SignInModel.Services(buttons, ReturnPath.clean(wanted));
    }

    private Response withPassword(Request request) throws IOException {
        Form form = request.form();
        String returnTo = ReturnPath.clean(form.text("return"));
        Optional<UserId> user = local.check(request, form.text("login"), form.text("password"));
        if (user.isEmpty()) {
            Text problem = Refusals.WORDS.text("signin.wrong");
            return page(request, returnTo, form.text("login"), Optional.of(problem));
        }
        return door.open(request, user.get(), returnTo);
    }

    private Response begin(Request request) throws IOException {
        String returnTo = request.form().text("return");
        return flows.begin(request, request.variable("service"), Intent.SIGN_IN, returnTo, Optional.empty());
    }

    /** Asks the user of an outside account for what refused work needs; the form is made by {@code challenge.jte}. */
    private Response connect(Request request) throws IOException {
        Form form = request.form();
        Optional<AccountId> account =
                form.first("account").filter(id -> !id.isBlank()).map(AccountId::new);
        Challenge challenge = new Challenge(
                form.text("service"),
                account,
                Set.copyOf(form.all("scope")),
                form.first("claims").filter(claims -> !claims.isEmpty()));
        Intent intent = account.isPresent() ? Intent.STEP_UP : Intent.CONNECT;
        return flows.begin(request, challenge.service(), intent, form.text("return"), Optional.of(challenge));
    }
}
