package org.portal365.sandbox.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.portal365.sandbox.graph.GraphParts;
import org.portal365.sandbox.graph.drive.Item;
import org.portal365.sandbox.graph.drive.Person;

/** Saves what a person changed into the newest content of a document. One save at a time, so that none is lost. */
final class Editing {
    private static final String SEEN = "was-";
    private final GraphParts graph;
    private final Clock clock;

    Editing(GraphParts graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /**
     * False when no field differs; then nothing is stored. A field that still is as the person saw it (given as
     * {@code was-} and its name) is left to whoever has changed it meanwhile.
     */
    synchronized boolean save(Item item, Map<String, String> fields, Person by) throws IOException {
        Map<String, String> values = touched(fields);
        Item current = graph.drives().item(item.driveId(), item.id());
        Path newest = graph.blobs().path(graph.changes().newest(current));
        Path saved = graph.blobs().stagingFile();
        try (OfficeDocument document = OfficeDocument.open(newest, current.name())) {
            if (!document.save(values, saved, by, clock.instant())) {
                return false;
            }
            graph.changes().save(current, saved, by);
            return true;
        } finally {
            Files.deleteIfExists(saved);
        }
    }

    private static Map<String, String> touched(Map<String, String> fields) {
        Map<String, String> touched = new HashMap<>(fields);
        touched.keySet().removeIf(name -> name.startsWith(SEEN));
        touched.entrySet().removeIf(field -> field.getValue().equals(fields.get(SEEN + field.getKey())));
        return touched;
    }
}
