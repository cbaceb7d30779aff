package org.portal365.diskoffice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.portal365.api.Body;
import org.portal365.api.disk.DocumentKind;

/** Empty documents that Office opens: complete packages, with the parts that an editor expects. */
final class Blanks {
    private Blanks() {}

    static Body of(DocumentKind kind) {
        String name = "blank." + kind.extension();
        try (InputStream in = Blanks.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the bundle");
            }
            return Body.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
