package org.portal365.m365.graph;

/** What Graph does when the name is taken: "@microsoft.graph.conflictBehavior". */
public enum Conflict {
    /** Status 409. */
    FAIL,
    REPLACE,
    /** Another name; the answer says which. */
    RENAME
}
