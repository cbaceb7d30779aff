package org.portal365.m365.graph;

/** Whom a sharing link serves. */
public enum LinkScope {
    /** Whoever has it. Organisations often forbid it. */
    ANONYMOUS,
    /** Members of the organisation who have it. */
    ORGANIZATION,
    /** Only persons who are permitted one by one. */
    USERS
}
