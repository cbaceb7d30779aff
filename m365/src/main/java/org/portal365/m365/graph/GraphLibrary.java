package org.portal365.m365.graph;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looking through drives page by page, and looking at documents; always with the rights of the account alone. Faults and
 * throttling are those of {@link GraphDrive}. Safe for threads.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/site">site resource type</a>
 */
public interface GraphLibrary {
    /** The item now, with the folder it is in. */
    LibraryItem item(ItemRef item);

    /**
     * One page of a folder.
     *
     * @param next {@link GraphPage#next()} of the page before; an address outside Graph is refused
     */
    GraphPage<DriveItem> children(ItemRef folder, Optional<URI> next);

    /** One page of what is found in a folder and below. */
    GraphPage<DriveItem> search(ItemRef folder, String words, Optional<URI> next);

    /** One page of the sites that are found; no words: all that the account may see. */
    GraphPage<LibrarySite> sites(String words, Optional<URI> next);

    /** One page of the document libraries of a site. */
    GraphPage<LibraryDrive> drives(String siteId, Optional<URI> next);

    /** A page that shows the item and lets nobody change it; short-lived, a secret. */
    URI preview(ItemRef item);

    /**
     * The item as PDF, written to a file that is made or replaced.
     *
     * @param limit most bytes to accept
     * @return how many there are
     * @throws GraphException any status of 4xx when it cannot be converted; {@link GraphException#TOO_LARGE}
     * @throws IOException when the file cannot be written
     * @see <a href="https://learn.microsoft.com/graph/api/driveitem-get-content-format">Convert content</a>
     */
    long pdf(ItemRef item, Path target, long limit) throws IOException;
}
