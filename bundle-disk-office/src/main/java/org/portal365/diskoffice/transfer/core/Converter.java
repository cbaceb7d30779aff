package org.portal365.diskoffice.transfer.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes documents of the present formats from old ones. */
public interface Converter {
    /** Whether there is one. */
    boolean available();

    /**
     * Converts; the file comes into the folder.
     *
     * @param ending of the present format
     * @return empty when it cannot be converted
     */
    Optional<Path> convert(Path document, String ending, Path folder) throws IOException;
}
