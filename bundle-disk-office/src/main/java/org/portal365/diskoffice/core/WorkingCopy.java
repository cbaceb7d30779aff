package org.portal365.diskoffice.core;

import java.net.URI;

/**
 * The document in the outside drive.
 *
 * @param address where the browser opens it
 * @param name as it was last seen there
 * @param known the last content that is settled with the portal: as OneDrive returned it after the upload (it rewrites
 *     Office packages), or as it was last brought back
 */
public record WorkingCopy(String itemId, URI address, String name, Tag known) {
    public WorkingCopy knowing(Tag tag) {
        return new WorkingCopy(itemId, address, name, tag);
    }

    public WorkingCopy named(String newName) {
        return new WorkingCopy(itemId, address, newName, known);
    }
}
