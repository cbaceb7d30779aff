package org.portal365.m365.graph;

import java.util.List;

/**
 * Persons who may open an item.
 *
 * @param persons object ids or addresses of the directory
 * @param type what they may do
 */
public record Invitation(List<String> persons, LinkType type) {
    public Invitation {
        persons = List.copyOf(persons);
    }
}
