package org.portal365.sandbox.office;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One kind of document, opened: what it shows, and how values go back into its parts. */
interface DocumentView {
    List<Section> sections() throws IOException;

    /** Sets the fields named by id that differ; false when none did. */
    boolean apply(Map<String, String> values) throws IOException;
}
