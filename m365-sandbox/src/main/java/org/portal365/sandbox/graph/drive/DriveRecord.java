package org.portal365.sandbox.graph.drive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's OneDrive, or a document library of a site.
 *
 * @param owner the person; for a library the site
 * @param site the path of its site, as {@code personal/anna_contoso_onmicrosoft_com} or {@code sites/marketing}
 * @param library name of the library; null for a OneDrive
 */
public record DriveRecord(
        String id,
        Person owner,
        String site,
        String rootId,
        Instant created,
        @Nullable String library) {}
