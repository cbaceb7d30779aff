package org.portal365.api;

/** What a thing hands back that has nothing to hand back. */
public enum Nothing {
    NOTHING
}
