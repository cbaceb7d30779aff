package org.portal365.m365.graph;

/**
 * A site of SharePoint.
 *
 * @param id "host,site collection,site"
 * @param name as people see it
 */
public record LibrarySite(String id, String name) {}
