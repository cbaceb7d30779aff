package org.portal365.m365.graph;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A file or folder as Graph described it once.
 *
 * @param size bytes
 * @param eTag of the whole item; may be empty
 * @param cTag of the content only; empty for folders in OneDrive for Business
 * @param quickXorHash base64, when Graph knows it
 * @param webUrl opens it in the browser
 * @param editor who changed it last, where known
 * @param deleted it is gone; only id and driveId are sure
 */
public record DriveItem(
        String driveId,
        String id,
        String name,
        long size,
        String eTag,
        String cTag,
        Optional<String> quickXorHash,
        Optional<URI> webUrl,
        Optional<Instant> modified,
        Optional<Editor> editor,
        boolean folder,
        boolean deleted) {
    public ItemRef ref() {
        return new ItemRef(driveId, id);
    }
}
