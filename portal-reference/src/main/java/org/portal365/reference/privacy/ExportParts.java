package org.portal365.reference.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a list of an export lies while it is written: a folder of this node in the portal's own store. A node that is
 * killed leaves its part there, and clears it away at its next start; the parts of other nodes are not touched.
 */
public final class ExportParts {
    private final Path folder;

    /**
     * Nothing is made before the first part.
     *
     * @param node a name of this node that a restart does not change
     */
    public ExportParts(Path exports, String node) {
        folder = exports.resolve(node.replaceAll("[^A-Za-z0-9-]", "_"));
    }

    /** A new file, readable for the portal's own user alone. */
    Path create() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "list", ".part");
    }

    /** Deletes what an earlier run of this node has left. */
    void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> left = files.toList();
            for (Path part : left) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + folder, e);
        }
    }
}
