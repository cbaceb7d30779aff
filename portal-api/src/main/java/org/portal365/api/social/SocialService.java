package org.portal365.api.social;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Outcome;
import org.portal365.api.SiteId;
import org.portal365.api.endpoint.Call;

/**
 * Sign-in at an outside service. Registered only while it is switched on and configured, so its button comes and goes
 * with it. The answer of the outside service comes to {@link org.portal365.api.portal.Portal#callback} and is handed to
 * {@link #finish}.
 */
public interface SocialService {
    ServiceInfo info();

    /** Origins that a browser is sent to; the portal's form-action policy must allow them. */
    Set<URI> browserOrigins();

    /** Begins a flow and stores it, so that any node can finish it. */
    Outcome<SignInStart, SignInRefusal> begin(SignInRequest request);

    /** Ends the flow that the call names; each flow ends once. */
    SignInEnd finish(Call answer);

    /**
     * Where a browser goes after its sign-out at the portal, so that its session at the outside service ends as well and
     * it comes back to {@link org.portal365.api.portal.Portal#afterSignOut}; one of {@link #browserOrigins}. Empty: the
     * sign-out ends here.
     */
    default Optional<URI> signOut(SiteId site) {
        return Optional.empty();
    }

    /**
     * The page where an administrator of an outside organisation permits for everybody in it what the plug-ins ask for; to
     * be sent to one who need not know this portal. An administrator of the portal begins {@link Intent#ADMIN_CONSENT}
     * instead. Empty: the service knows no such thing.
     */
    default Optional<URI> adminConsent(SiteId site) {
        return Optional.empty();
    }
}
