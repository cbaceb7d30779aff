package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;

/** The browser's side of a sign-in: {@code /{tenant}/oauth2/v2.0/authorize} and the pages it leads through. */
final class AuthorizeRoutes implements Routes {

    private static final int CODE_LENGTH = 700;

    private final SandboxParts parts;
    private final EntraParts entra;
    private final AuthorizationRequests requests;
    private final AuthorizationResponse responses;
    private final SignIn signIn;
    private final SignInPages pages;
    private final SsoCookie cookie;

    AuthorizeRoutes(SandboxParts parts, EntraParts entra) {
        this.parts = parts;
        this.entra = entra;
        this.requests = new AuthorizationRequests(parts, entra.apps(), entra.resources());
        this.responses = new AuthorizationResponse(parts.pages(), entra.forgeries());
        this.signIn = new SignIn(parts.directory(), parts.switches(), entra);
        this.pages = new SignInPages(parts, entra);
        this.cookie = new SsoCookie(entra.sealed());
    }

    @Override
    public void register(Sites sites) {
        sites.browser(routes -> {
            routes.get("/{tenant}/oauth2/v2.0/authorize", ctx -> authorize(ctx, ctx.queryParamMap()));
            routes.post("/{tenant}/oauth2/v2.0/authorize", ctx -> authorize(ctx, ctx.formParamMap()));
            routes.post("/signin/account", this::account);
            routes.post("/signin/again", this::again);
            routes.post("/signin/factor", this::factor);
            routes.post("/signin/consent", this::consent);
        });
        // Clients that derive the address from the authority come here first.
        sites.login(routes -> routes.get("/{tenant}/oauth2/v2.0/authorize", this::toBrowserOrigin));
    }

    /** A program without a session gets its answer at once: it cannot go where only browsers are. */
    private void toBrowserOrigin(Context ctx) {
        boolean browser = String.valueOf(ctx.header("Accept")).contains("text/html");
        if (!browser && "none".equals(ctx.queryParam("prompt"))) {
            authorize(ctx, ctx.queryParamMap());
            return;
        }
        String query = ctx.queryString();
        ctx.redirect(parts.addresses().browser() + ctx.req().getRequestURI() + (query == null ? "" : "?" + query));
    }

    private void authorize(Context ctx, Map<String, List<String>> parameters) {
        Map<String, String> sent = new LinkedHashMap<>();
        parameters.forEach((name, values) -> sent.put(name, values.get(0)));
        AuthorizationRequest request;
        try {
            request = requests.trusted(ctx.pathParam("tenant"), sent);
        } catch (EntraRefusal refusal) {
            pages.refused(ctx, refusal, null);
            return;
        }
        try {
            requests.check(request, sent);
        } catch (EntraRefusal refusal) {
            error(ctx, request, refusal);
            return;
        }
        go(ctx, new SignInProgress(request, null, false, false), cookie.readOrNew(ctx));
    }

    private void account(Context ctx) {
        step(ctx, progress -> progress.chose(String.valueOf(ctx.formParam("account"))));
    }

    private void again(Context ctx) {
        pages.progress(ctx).ifPresent(progress -> pages.chooser(ctx, progress, cookie.readOrNew(ctx)));
    }

    private void factor(Context ctx) {
        if ("approve".equals(ctx.formParam("decision"))) {
            step(ctx, SignInProgress::gaveFactor);
        } else {
            pages.progress(ctx).ifPresent(progress -> pages.refused(ctx, EntraRefusal.of(500121), progress));
        }
    }

    private void consent(Context ctx) {
        String decision = String.valueOf(ctx.formParam("decision"));
        switch (decision) {
            case "accept" -> step(ctx, progress -> consented(ctx, progress, cookie.readOrNew(ctx)));
            case "return" ->
                pages.progress(ctx).ifPresent(progress -> error(ctx, progress.request(), EntraRefusal.of(90094)));
            default ->
                pages.progress(ctx).ifPresent(progress -> error(ctx, progress.request(), EntraRefusal.of(65004)));
        }
    }

    /** Remembers the consent; who may give it was decided before the page was shown and is decided again here. */
    private SignInProgress consented(Context ctx, SignInProgress progress, SsoSession session) {
        SignInStep step = signIn.next(progress, session);
        if (step instanceof SignInStep.Consent asked) {
            List<String> ticked = ctx.formParams("permission");
            List<String> names = asked.permissions().stream()
                    .filter(permission -> !pages.canBeUnticked(permission) || ticked.contains(permission.qualified()))
                    .map(Permission::qualified)
                    .toList();
            entra.consents().grant(asked.person(), progress.request().clientId(), names);
            return progress.accepted();
        }
        return progress;
    }

    private void step(Context ctx, UnaryOperator<SignInProgress> click) {
        pages.progress(ctx).ifPresent(progress -> go(ctx, click.apply(progress), cookie.readOrNew(ctx)));
    }

    private void go(Context ctx, SignInProgress progress, SsoSession session) {
        SignInStep step = signIn.next(progress, session);
        if (step instanceof SignInStep.Choose) {
            pages.chooser(ctx, progress, session);
        } else if (step instanceof SignInStep.Factor factor) {
            pages.factor(ctx, progress, factor.person());
        } else if (step instanceof SignInStep.Consent consent) {
            pages.consent(ctx, progress, consent.person(), consent.permissions());
        } else if (step instanceof SignInStep.AdminNeeded needed) {
            pages.adminNeeded(ctx, progress, needed.person(), needed.permissions());
        } else if (step instanceof SignInStep.Refused refused) {
            pages.refused(ctx, refused.refusal(), progress);
        } else if (step instanceof SignInStep.Silent silent) {
            error(ctx, progress.request(), silent.refusal());
        } else if (step instanceof SignInStep.Done done) {
            done(ctx, progress, session, done.person());
        }
    }

    private void error(Context ctx, AuthorizationRequest request, EntraRefusal refusal) {
        ErrorTrace trace = ErrorTrace.of(ctx, parts.clock());
        responses.error(ctx, request, refusal, trace, parts.addresses().login());
    }

    private void done(Context ctx, SignInProgress progress, SsoSession session, Person person) {
        AuthorizationRequest request = progress.request();
        SsoSession kept = (progress.login() == null
                        ? session
                        : session.signedIn(person.login(), parts.clock().instant(), progress.factor()))
                .visited(request.clientId(), request.redirectUri());
        cookie.write(ctx, kept);
        Grant grant = new Grant(
                UUID.randomUUID().toString(),
                person.tid(),
                person.oid(),
                request.clientId(),
                request.authority(),
                request.redirectUri(),
                request.scope(),
                request.nonce(),
                request.codeChallenge(),
                request.codeChallengeMethod(),
                kept.sid(),
                kept.mfa(),
                request.challengeable(),
                parts.clock().instant(),
                kept.authTime());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("code", "1." + entra.sealed().seal("code", grant, CODE_LENGTH));
        if (request.clientInfo()) {
            answer.put("client_info", new TokenAnswers(parts, entra).clientInfo(person));
        }
        answer.put("session_state", kept.sid());
        responses.send(ctx, request, answer);
    }
}
