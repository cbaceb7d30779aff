package org.portal365.m365.graph;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of a file that the drive keeps.
 *
 * @param id "1.0", "2.0"
 * @param size bytes
 * @param editor who saved it, where known
 */
public record ItemVersion(String id, long size, Optional<Instant> modified, Optional<Editor> editor) {}
