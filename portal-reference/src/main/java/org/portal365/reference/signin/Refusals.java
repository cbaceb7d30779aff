package org.portal365.reference.signin;

import java.net.URI;
import java.util.Optional;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.social.SignInRefusal;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;

/** Says why somebody was not signed in, linked or connected, and how to go on. */
final class Refusals {
    static final Words WORDS = Words.beside(Refusals.class);

    private Refusals() {}

    static Response page(Request request, Refused<?, SignInRefusal> refused, String returnTo) {
        return page(request, refused, returnTo, Optional.empty());
    }

    /**
     * The page; its way on leads back to where the flow began.
     *
     * @param consent where an administrator of the organisation permits what is missing
     */
    static Response page(Request request, Refused<?, SignInRefusal> refused, String returnTo, Optional<URI> consent) {
        boolean admin = request.visitor().map(CurrentUser::admin).orElse(false);
        Optional<Text> cure = admin ? Optional.of(refused.admin()) : Optional.empty();
        String reference = refused.reference().isEmpty() ? request.reference() : refused.reference();
        String wayOn = request.visitor().isPresent() ? returnTo : SignInPages.address(returnTo);
        RefusalModel model = new RefusalModel(refused.user(), cure, consent, reference, wayOn);
        Page page = new Page("refusal.jte", WORDS.text("refusal.title"), WORDS, model);
        Response response = Response.page(page).status(status(refused.reason()));
        return refused.retryAfter()
                .map(wait -> response.header("Retry-After", String.valueOf(wait.toSeconds())))
                .orElse(response);
    }

    private static int status(SignInRefusal reason) {
        return switch (reason) {
            case TOO_MANY -> 429;
            case UNAVAILABLE, FAILED, REGISTRATION -> 503;
            case START_AGAIN -> 400;
            default -> 403;
        };
    }
}
