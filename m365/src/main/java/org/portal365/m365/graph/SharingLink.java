package org.portal365.m365.graph;

import java.net.URI;

/**
 * A link that opens an item in the browser.
 *
 * @param permissionId takes the link away again, see {@link GraphDrive#removePermission}
 */
public record SharingLink(String permissionId, URI webUrl) {}
