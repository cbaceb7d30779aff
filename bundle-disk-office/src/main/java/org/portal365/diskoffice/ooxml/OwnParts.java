package org.portal365.diskoffice.ooxml;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Parts that OneDrive and SharePoint write by themselves ("property promotion"): properties, custom XML and what refers
 * to them. A document in which nothing else differs was not edited.
 */
final class OwnParts {
    private static final Set<String> FOLDERS = Set.of("docprops/", "customxml/", "docmetadata/");
    private static final Set<String> RELATIONS = Set.of(
            "/customxml", "/core-properties", "/extended-properties", "/custom-properties", "/classificationlabels");

    private OwnParts() {}

    static boolean has(String part) {
        String name = part.toLowerCase(Locale.ROOT);
        return name.equals("[content_types].xml") || FOLDERS.stream().anyMatch(name::startsWith);
    }

    /**
     * Whether it leads to such a part.
     *
     * @param relationship attributes of a Relationship element
     */
    static boolean relates(Map<String, String> relationship) {
        String type = relationship.getOrDefault("Type", "").toLowerCase(Locale.ROOT);
        return RELATIONS.stream().anyMatch(type::endsWith);
    }
}
