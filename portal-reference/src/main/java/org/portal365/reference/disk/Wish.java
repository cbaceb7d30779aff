package org.portal365.reference.disk;

import java.util.Optional;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.outside.JobKind;

/** What a user wants of an editor. */
public sealed interface Wish {
    /** The editor's id. */
    String editor();

    /** A document of the Disk is to be opened, as it is or as an older version had it. */
    record Open(FileId file, String editor, Optional<VersionId> version) implements Wish {
        public Open(FileId file, String editor) {
            this(file, editor, Optional.empty());
        }
    }

    /** A job is to be done with a file; the editor is the outside service. */
    record Run(FileId file, String editor, JobKind kind) implements Wish {}

    /**
     * A new document is to be made and opened.
     *
     * @param name without ending
     * @param key the same for each repetition of one wish
     */
    record Create(FolderId folder, String editor, DocumentKind kind, String name, String key) implements Wish {}
}
