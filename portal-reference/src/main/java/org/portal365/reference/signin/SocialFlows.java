package org.portal365.reference.signin;

import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portal365.api.Challenge;
import org.portal365.api.Refused;
import org.portal365.api.endpoint.Call;
import org.portal365.api.social.Intent;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRefusal;
import org.portal365.api.social.SignInRequest;
import org.portal365.api.social.SignedIn;
import org.portal365.api.social.SocialService;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.RateLimit;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.ReturnPath;

/** Sends browsers to social services and takes them back. */
public final class SocialFlows {
    private final Plugins plugins;
    private final SessionDoor door;
    private final RateLimit limit;

    /** @param limit how many flows are begun, and how many ended, from one address */
    public SocialFlows(Plugins plugins, SessionDoor door, RateLimit limit) {
        this.plugins = plugins;
        this.door = door;
        this.limit = limit;
    }

    /**
     * Where forms may lead besides ourselves. Also asked by the policy of every answer, as a service may come with the
     * next request.
     */
    public Collection<URI> browserOrigins() {
        return plugins.socialServices().stream()
                .flatMap(service -> service.browserOrigins().stream())
                .collect(Collectors.toSet());
    }

    /** Begins a flow: 303 to the service, or the page that says why not. */
    public Response begin(
            Request request, String serviceId, Intent intent, String wanted, Optional<Challenge> challenge) {
        limit.take("begin " + request.remote());
        String returnTo = ReturnPath.clean(wanted);
        Optional<SocialService> service = plugins.socialService(serviceId);
        if (service.isEmpty()) {
            return Refusals.page(request, unavailable(), returnTo);
        }
        Optional<CurrentUser> user = intent == Intent.SIGN_IN ? Optional.empty() : Optional.of(request.user());
        SignInRequest flow = new SignInRequest(
                intent, user.map(CurrentUser::id), request.site().id(), returnTo, challenge, request.binding());
        return service.get()
                .begin(flow)
                .fold(
                        start -> Response.redirect(start.address().toString()),
                        refused -> Refusals.page(request, refused, returnTo));
    }

    /** Ends a flow: 303 to the clean path where it began, or the page that says why not. */
    Response finish(Request request) {
        // Before the flow is taken: whoever is slowed down may come again with the same answer.
        limit.take("finish " + request.remote());
        Optional<SocialService> service = plugins.socialService(request.variable("service"));
        if (service.isEmpty()) {
            return Refusals.page(request, unavailable(), ReturnPath.START);
        }
        Call answer = new Call(
                request.site().id(),
                request.method(),
                request.query().values(),
                request.headers(),
                "",
                request.visitor().map(CurrentUser::id),
                request.knownBinding().orElse(""));
        SignInEnd end = service.get().finish(answer);
        String returnTo = ReturnPath.clean(end.returnTo());
        return end.outcome()
                .fold(
                        signedIn -> arrive(request, end.intent(), signedIn, returnTo),
                        refused -> Refusals.page(request, refused, returnTo, consent(request, service.get(), refused)));
    }

    private Response arrive(Request request, Intent intent, SignedIn signedIn, String returnTo) {
        if (intent == Intent.SIGN_IN) {
            return door.open(request, signedIn, returnTo);
        }
        // The plug-in has checked that it is the same user; a flow of somebody else must not touch this session.
        if (!request.user().id().equals(signedIn.user())) {
            throw new IllegalStateException("the flow ended for another user than the one who is signed in");
        }
        return intent == Intent.ADMIN_CONSENT
                ? Response.redirect(returnTo + "?permitted=" + request.variable("service"))
                : door.renew(request, returnTo);
    }

    /** What to send to an administrator of the organisation, where that may be what is missing. */
    private static Optional<URI> consent(
            Request request, SocialService service, Refused<SignedIn, SignInRefusal> refused) {
        return refused.reason() == SignInRefusal.CONSENT
                ? service.adminConsent(request.site().id())
                : Optional.empty();
    }

    private static Refused<SignedIn, SignInRefusal> unavailable() {
        return Refused.because(SignInRefusal.UNAVAILABLE, Refusals.WORDS.text("refusal.unavailable"));
    }
}
