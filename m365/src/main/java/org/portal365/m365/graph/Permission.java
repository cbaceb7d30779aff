package org.portal365.m365.graph;

import java.util.List;

/**
 * A permission on an item.
 *
 * @param roles "read", "write", "owner"
 * @param persons object ids of those who have it; may be empty
 */
public record Permission(String id, List<String> roles, List<String> persons) {
    public Permission {
        roles = List.copyOf(roles);
        persons = List.copyOf(persons);
    }
}
