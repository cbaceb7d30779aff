package org.portal365.diskoffice.core;

import java.net.URI;

/**
 * A link to a file in the outside drive.
 *
 * @param permission takes it away again
 */
public record RemoteLink(String permission, URI address) {}
