package org.portal365.diskoffice.core;

/**
 * A state of the working copy as OneDrive names it. The cTag changes with the content only (driveItem resource page);
 * the eTag with metadata too, so nothing here is decided by it.
 *
 * @param hash quickXorHash, empty when OneDrive gave none
 */
public record Tag(String eTag, String cTag, long size, String hash) {
    /** Of content that was not seen there; equals none that was. */
    static Tag unknown(long size) {
        return new Tag("", "", size, "");
    }

    /** Same content, by OneDrive's own word. */
    public boolean sameContent(Tag other) {
        return cTag.equals(other.cTag);
    }
}
