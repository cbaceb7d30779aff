package org.portal365.reference.disk;

import java.time.Instant;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;

/**
 * A version as it is stored.
 *
 * @param number counts up from 1 in each file; merging leaves gaps
 * @param counted whether it takes room of the owner
 */
public record VersionRow(
        VersionId id,
        long number,
        String blob,
        long size,
        boolean counted,
        UserId author,
        UserId storedBy,
        Text comment,
        String key,
        Instant created) {}
