package org.portal365.diskoffice.transfer.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.VersionId;

/** PDFs that were made, by version: a version never changes, so neither does its PDF. All nodes see them. */
public interface Pdfs {
    Optional<Body> find(FileId file, VersionId version);

    /** Keeps it for a week; the oldest go first when there are too many. */
    void keep(FileId file, VersionId version, Path pdf) throws IOException;
}
