package org.portal365.m365.graph;

/**
 * Who changed an item, by the directory of their tenant.
 *
 * @param id object id; may be empty
 * @param name for showing; may be empty
 */
public record Editor(String id, String name) {}
