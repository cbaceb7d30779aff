package org.portal365.m365.graph;

import java.util.Optional;

/**
 * How far an upload is.
 *
 * @param nextExpected offset of the first byte that the server lacks
 * @param item there when it is complete; its size and hash may differ from what was sent, as SharePoint rewrites Office
 *     packages
 */
public record UploadProgress(long nextExpected, Optional<DriveItem> item) {}
