package org.portal365.diskoffice.transfer.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.portal365.api.Body;

/** A folder for the files of one step, named by us alone; gone when closed. */
record Scratch(Path folder) implements AutoCloseable {
    static Scratch in(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new Scratch(Files.createTempDirectory(parent, "job"));
    }

    /** @param ending of a name; nothing of it but letters and digits */
    Path file(String ending) {
        return folder.resolve("document." + ending.replaceAll("[^a-z0-9]", ""));
    }

    static void copy(Body body, Path to) throws IOException {
        try (InputStream in = body.open(0)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
