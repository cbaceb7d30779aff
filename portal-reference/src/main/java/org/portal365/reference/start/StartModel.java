package org.portal365.reference.start;

/** What the start page shows. */
public record StartModel(String name) {}
