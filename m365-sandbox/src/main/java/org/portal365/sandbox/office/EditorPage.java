package org.portal365.sandbox.office;

import java.util.List;

/**
 * What the editor page shows.
 *
 * @param others those who have the document open too
 * @param state open, saved or unchanged
 */
public record EditorPage(
        String name,
        String session,
        String person,
        List<String> others,
        boolean writes,
        String state,
        List<Section> sections) {}
