package org.portal365.reference.web.disk;

import java.time.Instant;
import java.util.List;
import org.portal365.api.Text;

/** What the bin shows. */
public record BinModel(List<Item> items) {
    /**
     * Something deleted.
     *
     * @param kind part of addresses: "files" or "folders"
     */
    public record Item(String kind, String id, String name, Text size, Instant deleted) {}
}
