package org.portal365.sandbox.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Office files that none of our libraries made: those of Apache Tika's tests. */
public final class OfficeFiles {
    private static final String FOLDER = "test-documents/";

    private OfficeFiles() {}

    /** All file names of that ending. */
    static List<String> all(String ending) {
        URI place = location();
        try (ZipFile jar = new ZipFile(Path.of(place).toFile())) {
            return Collections.list(jar.entries()).stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(FOLDER) && name.endsWith(ending))
                    .map(name -> name.substring(FOLDER.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI location() {
        try {
            String address = OfficeFiles.class
                    .getResource("/" + FOLDER + "testWORD.docx")
                    .toString();
            return new URI(address.substring("jar:".length(), address.indexOf("!/")));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] bytes(String name) {
        try (InputStream in = OfficeFiles.class.getResourceAsStream("/" + FOLDER + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy in a folder. */
    static Path copy(String name, Path folder) {
        try {
            return Files.write(folder.resolve(name.replace('/', '_')), bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
