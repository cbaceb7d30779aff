package org.portal365.reference.disk;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.FolderId;

/**
 * A folder as it is stored.
 *
 * @param parent empty for a top folder
 * @param owner whose space it takes; empty text for the shared folder
 */
public record FolderRow(FolderId id, Optional<FolderId> parent, String owner, String name, Optional<Instant> deleted) {}
