package org.portal365.api.social;

import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.portal.ExternalIdentity;

/**
 * A flow came to its end: somebody proved who they are, or an administrator gave consent.
 *
 * @param user the portal user: the linked or new one, or for a flow of a signed-in user that user
 * @param identity empty exactly after {@link Intent#ADMIN_CONSENT}: consent proves nobody's identity
 * @param externalSession the session at the outside service, for a sign-out that begins there
 * @param account the connected account, when the flow was to connect or step up
 */
public record SignedIn(
        UserId user,
        Optional<ExternalIdentity> identity,
        Optional<String> externalSession,
        Optional<AccountId> account) {}
