package org.portal365.api.social;

/** An API of an outside service that tokens are for, e.g. "graph". */
public record Resource(String name) {}
