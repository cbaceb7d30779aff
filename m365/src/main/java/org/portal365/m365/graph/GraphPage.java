package org.portal365.m365.graph;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param next asks for the next one, as Graph wrote it; "@odata.nextLink"
 */
public record GraphPage<T>(List<T> values, Optional<URI> next) {
    public GraphPage {
        values = List.copyOf(values);
    }
}
