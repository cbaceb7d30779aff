package org.portal365.persistence;

import java.time.Instant;

/**
 * A row of work that this node may do until the lease ends.
 *
 * @param fence grows with each lease: a write that names an older one comes from a node that was too slow
 */
public record LeasedRow(String id, long fence, Instant until) {}
