package org.portal365.diskoffice.core;

import java.net.URI;

/**
 * The document in the outside drive.
 *
 * @param address where the browser opens it
 * @param known the last content that is settled with the portal: as OneDrive returned it after the upload (it rewrites
 *     Office packages), or as it was last brought back
 */
public record WorkingCopy(String itemId, URI address, Tag known) {
    public WorkingCopy knowing(Tag tag) {
        return new WorkingCopy(itemId, address, tag);
    }
}
