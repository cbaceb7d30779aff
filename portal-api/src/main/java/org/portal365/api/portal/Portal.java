package org.portal365.api.portal;

import java.net.URI;
import java.util.List;
import org.portal365.api.SiteId;

/** The portal itself: where it is reached from outside. */
public interface Portal {
    /** Every public address; the first is the main one. Configured, never taken from a request's Host. */
    List<Site> sites();

    /**
     * The public address of an endpoint of a plug-in.
     *
     * @throws IllegalArgumentException for a site that is not there
     */
    URI address(SiteId site, String plugin, String endpoint);

    /**
     * The public address that the answer for a social service comes to: its redirect URI.
     *
     * @throws IllegalArgumentException for a site that is not there
     */
    URI callback(SiteId site, String service);

    /**
     * The public page that somebody who has just signed out is shown; outside services may have to know it beforehand.
     *
     * @throws IllegalArgumentException for a site that is not there
     */
    URI afterSignOut(SiteId site);
}
