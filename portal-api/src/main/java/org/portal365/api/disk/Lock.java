package org.portal365.api.disk;

import java.time.Instant;
import org.portal365.api.FileId;

/** A lock that was given. */
public record Lock(FileId file, String owner, Instant until) {}
