package org.portal365.diskoffice.core;

import java.io.IOException;
import java.nio.file.Path;

/** Looks into an Office package without trusting it. */
@FunctionalInterface
public interface PackageInspector {
    /**
     * Reads it once, without unpacking to disk.
     *
     * @param extension what the file claims to be, e.g. "docx"
     */
    Inspection inspect(Path file, String extension) throws IOException;
}
