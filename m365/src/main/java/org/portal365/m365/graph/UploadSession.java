package org.portal365.m365.graph;

import java.net.URI;
import java.time.Instant;

/**
 * An upload in ranges that has begun.
 *
 * @param uploadUrl where ranges go; a secret, never logged
 * @param nextExpected offset of the first byte that the server lacks
 * @see <a href="https://learn.microsoft.com/graph/api/driveitem-createuploadsession">Create an upload session</a>
 */
public record UploadSession(URI uploadUrl, Instant expires, long nextExpected) {
    /** Every range but the last has a length that is a multiple of this: 320 KiB. */
    public static final int RANGE_UNIT = 320 * 1024;

    @Override
    public String toString() {
        return "UploadSession[expires=" + expires + ", nextExpected=" + nextExpected + "]";
    }
}
