package org.portal365.api.social;

import java.util.Optional;
import org.portal365.api.Challenge;
import org.portal365.api.SiteId;
import org.portal365.api.UserId;

/**
 * A wish to go to an outside service.
 *
 * @param user who is signed in; empty exactly for {@link Intent#SIGN_IN}
 * @param returnTo local path to go to afterwards, checked by the portal
 * @param challenge what refused the work that this is for
 * @param browserBinding 256 random bits that the portal keeps in a cookie of this browser
 */
public record SignInRequest(
        Intent intent,
        Optional<UserId> user,
        SiteId site,
        String returnTo,
        Optional<Challenge> challenge,
        String browserBinding) {
    public SignInRequest {
        if (user.isEmpty() != (intent == Intent.SIGN_IN)) {
            throw new IllegalArgumentException(intent + " and user do not go together");
        }
        if (browserBinding.isEmpty()) {
            throw new IllegalArgumentException("a flow must be bound to a browser");
        }
    }
}
