package org.portal365.api.social;

import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.portal.ExternalIdentity;

/**
 * Somebody proved who they are.
 *
 * @param user the portal user: the linked or new one, or for a flow of a signed-in user that user
 * @param externalSession the session at the outside service, for a sign-out that begins there
 * @param account the connected account, when the flow was to connect or step up
 */
public record SignedIn(
        UserId user, ExternalIdentity identity, Optional<String> externalSession, Optional<AccountId> account) {}
