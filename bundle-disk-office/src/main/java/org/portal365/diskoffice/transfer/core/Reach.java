package org.portal365.diskoffice.transfer.core;

import java.util.Set;
import org.portal365.diskoffice.core.EditPolicy;

/** Permissions by what is reached; the smaller the better, asked when they are first needed. */
public final class Reach {
    private Reach() {}

    /**
     * Short names as Graph lists them.
     *
     * @param shared files of sites, which are read only
     */
    public static Set<String> scopes(EditPolicy.Storage storage, boolean shared) {
        if (shared) {
            return Set.of("Sites.Read.All");
        }
        return Set.of(storage == EditPolicy.Storage.ALL_FILES ? "Files.ReadWrite.All" : "Files.ReadWrite");
    }
}
