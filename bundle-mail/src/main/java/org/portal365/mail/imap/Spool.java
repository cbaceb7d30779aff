package org.portal365.mail.imap;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.portal365.api.Body;

/** Keeps literals: short ones in memory, long ones in files that {@link #clear} removes. */
final class Spool {
    private static final int IN_MEMORY = 256 * 1024;

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    Spool(Path folder) {
        this.folder = folder;
    }

    Body take(InputStream in, long length) throws IOException {
        if (length <= IN_MEMORY) {
            byte[] bytes = in.readNBytes((int) length);
            if (bytes.length < length) {
                throw new EOFException("a literal was cut off");
            }
            return Body.of(bytes);
        }
        Path file = Files.createTempFile(folder, "literal", ".part");
        files.add(file);
        try (var out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        return Body.of(file);
    }

    void clear() {
        files.forEach(Spool::delete);
        files.clear();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next start empties the folder.
            return;
        }
    }
}
