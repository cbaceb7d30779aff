package org.portal365.api.portal;

import java.net.URI;
import org.portal365.api.SiteId;

/**
 * One public address of the portal.
 *
 * @param address origin, without path
 */
public record Site(SiteId id, URI address) {}
