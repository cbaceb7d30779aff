package org.portal365.m365.graph;

/** What a sharing link permits. */
public enum LinkType {
    VIEW,
    EDIT
}
