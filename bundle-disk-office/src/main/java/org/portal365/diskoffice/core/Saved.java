package org.portal365.diskoffice.core;

import java.time.Instant;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;

/**
 * The last version that was brought back.
 *
 * @param windowStart when the first of the versions merged into it was made
 * @param by who had edited
 */
public record Saved(VersionId version, String key, Instant at, Instant windowStart, UserId by) {}
