package org.portal365.sandbox.graph.drive;

import java.time.Instant;

/** When and by whom. */
public record Stamp(Instant at, Person by) {}
