package org.portal365.reference.session;

import java.util.Optional;
import org.portal365.api.UserId;

/**
 * A session that opens nothing until the user shows the second factor.
 *
 * @param provider the outside service that the sign-in began with; empty for a password of the portal
 */
public record PendingSession(String id, UserId user, Optional<String> provider) {}
