package org.portal365.sandbox.graph.drive;

import java.time.Instant;

/** Something saved in the editor that Graph does not show yet: the service lags behind the editor. */
public record Pending(Content content, Stamp modified, Instant visibleAt) {}
