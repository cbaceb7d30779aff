package org.portal365.sandbox.graph.drive;

/** Who did something, as the identity facets show it. */
public record Person(String id, String displayName, String email, String tenantId) {}
