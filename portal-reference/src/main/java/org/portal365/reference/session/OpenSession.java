package org.portal365.reference.session;

import java.time.Instant;
import java.util.Optional;

/**
 * A session as its user and administrators see it.
 *
 * @param id names it; of no use as a cookie
 * @param provider the outside service it began with; empty: a password of the portal
 * @param seen about when it was last used, to a minute
 * @param shared whether another browser has used it than it began with
 */
public record OpenSession(
        String id, Optional<String> provider, Instant began, Instant seen, boolean shared, Client client) {}
