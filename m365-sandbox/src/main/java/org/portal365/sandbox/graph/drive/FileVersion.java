package org.portal365.sandbox.graph.drive;

/** One kept version of a file; ids count "1.0", "2.0" (Graph page "driveItemVersion resource type"). */
public record FileVersion(String id, Content content, Stamp modified) {}
