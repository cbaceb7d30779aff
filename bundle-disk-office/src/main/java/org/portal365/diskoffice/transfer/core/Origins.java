package org.portal365.diskoffice.transfer.core;

import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.FileId;

/** Where files of the portal have come from. */
public interface Origins {
    Optional<Origin> of(FileId file);

    /** Remembers it, or the newer one. */
    void remember(FileId file, Origin origin);

    /**
     * A file outside as it was brought.
     *
     * @param account whose eyes saw it
     * @param cTag its content
     */
    record Origin(AccountId account, String ref, String cTag) {}
}
