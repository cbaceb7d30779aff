package org.portal365.api.memory;

import java.time.Instant;
import org.portal365.api.Body;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;

/**
 * A version as a test may look at it.
 *
 * @param storedBy on whose rights it was added
 */
public record StoredVersion(
        VersionId id, String key, UserId storedBy, UserId author, Text comment, Instant at, Body body) {}
