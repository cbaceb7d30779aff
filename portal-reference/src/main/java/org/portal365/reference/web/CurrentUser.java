package org.portal365.reference.web;

import java.time.Instant;
import org.portal365.api.UserId;
import org.portal365.api.portal.Profile;

/**
 * Who is signed in.
 *
 * @param admin may change the settings of the portal
 * @param session names the session, never its value
 * @param authenticated when the user last proved who they are
 */
public record CurrentUser(UserId id, Profile profile, boolean admin, String session, Instant authenticated) {}
