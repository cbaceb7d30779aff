package org.portal365.itests.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.portal365.itests.product.Product;

/** Office files that none of our libraries made (test documents of Apache Tika). */
final class Documents {
    private Documents() {}

    /** Puts one into the product's folder, under a name of the test's. */
    static Path put(Product product, String source, String name) {
        try (InputStream in = Documents.class.getResourceAsStream("/test-documents/" + source)) {
            Path file = product.folder().resolve(name);
            Files.copy(in, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
