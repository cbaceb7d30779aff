package org.portal365.diskoffice.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.portal365.api.Body;

/** A file on its way, named by us alone; gone when closed. */
record WorkFile(Path path) implements AutoCloseable {
    static WorkFile in(Path folder, Session session) throws IOException {
        Files.createDirectories(folder);
        return new WorkFile(Files.createTempFile(folder, session.id().value(), ".part"));
    }

    static void copy(Body body, Path to) throws IOException {
        try (InputStream in = body.open(0)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
