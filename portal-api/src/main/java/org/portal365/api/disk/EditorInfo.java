package org.portal365.api.disk;

import java.util.Set;
import org.portal365.api.Text;

/**
 * How an editor is offered.
 *
 * @param id part of addresses
 * @param creates kinds of documents it can create
 */
public record EditorInfo(String id, Text name, Set<DocumentKind> creates) {
    public EditorInfo {
        creates = Set.copyOf(creates);
    }
}
