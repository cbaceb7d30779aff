package org.portal365.sandbox.graph.drive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload session as stored.
 *
 * @param itemId the file to replace, null for a new file
 * @param ifMatch the tag the client asked to compare, null without
 * @param received bytes kept so far
 * @param total whole length, -1 until the first range told it
 */
public record UploadRecord(
        String token,
        String driveId,
        String parentId,
        @Nullable String itemId,
        String name,
        Conflict conflict,
        @Nullable String ifMatch,
        boolean deferCommit,
        Person by,
        String appId,
        Instant expires,
        long received,
        long total) {
    UploadRecord grown(long nowReceived, long nowTotal, Instant nowExpires) {
        return new UploadRecord(
                token,
                driveId,
                parentId,
                itemId,
                name,
                conflict,
                ifMatch,
                deferCommit,
                by,
                appId,
                nowExpires,
                nowReceived,
                nowTotal);
    }

    UploadRecord renamed(String newName, Conflict newConflict) {
        return new UploadRecord(
                token,
                driveId,
                parentId,
                itemId,
                newName,
                newConflict,
                ifMatch,
                deferCommit,
                by,
                appId,
                expires,
                received,
                total);
    }
}
