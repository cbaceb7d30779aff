package org.portal365.api.portal;

import org.portal365.api.UserId;

/**
 * A user of the portal.
 *
 * @param enabled false: may not sign in, and no job acts for the user
 */
public record User(UserId id, Profile profile, boolean enabled) {}
