package org.portal365.mail.mime;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.portal365.api.Body;
import org.portal365.api.mail.Outgoing;
import org.portal365.mail.core.Submitting.Composer;

/**
 * Puts messages together in files, so that their length is known and memory stays flat.
 *
 * @param folder emptied at each start
 * @param boundaries random ones
 */
public record FileComposer(Path folder, Supplier<String> boundaries) implements Composer {
    @Override
    public Composed compose(Outgoing outgoing, String messageId, Instant date) throws IOException {
        Path file = Files.createTempFile(folder, "message", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                MessageComposer.write(outgoing, messageId, date, "=_" + boundaries.get(), out);
            }
            return new InFile(file, Body.of(file));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private record InFile(Path file, Body body) implements Composed {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
