package org.portal365.sandbox.graph.drive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Contents on disk. A blob appears whole by a rename and never changes. */
public final class Blobs {
    private final Path blobs;
    private final Path staging;

    public Blobs(Path folder) {
        this.blobs = folder.resolve("blobs");
        this.staging = folder.resolve("staging");
        try {
            Files.createDirectories(blobs);
            Files.createDirectories(staging);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
    }

    /** A fresh path for bytes that are still arriving. */
    public Path stagingFile() {
        return staging.resolve(UUID.randomUUID().toString());
    }

    /** The path of the bytes an upload session has received. */
    public Path uploadFile(String token) {
        return staging.resolve(token + ".part");
    }

    /** Writes a stream to a staging file; a failing stream leaves nothing. */
    public Path stage(InputStream in) throws IOException {
        Path file = stagingFile();
        try {
            Files.copy(in, file);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return file;
    }

    /** Takes a staged file over as content. */
    public Content keep(Path staged, String mimeType) {
        try {
            String hash = QuickXorHash.of(staged);
            long size = Files.size(staged);
            String id = UUID.randomUUID().toString();
            Files.move(staged, blobs.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            return new Content(id, size, hash, mimeType);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + staged, e);
        }
    }

    /** Where the bytes of a content are. */
    public Path path(Content content) {
        return blobs.resolve(content.blob());
    }
}
