package org.portal365.diskoffice.transfer.core;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Tag;

/**
 * What one account sees outside, with its own rights alone. Every call may throw {@link RemoteFault}; {@link IOException}
 * is about our own disk.
 */
public interface Library {
    /** One page of the places, or of what is found there. */
    Listing list(OutsideRef place, String words, Optional<String> page);

    /** A file or folder now. */
    OutsideFile file(OutsideRef ref);

    /** One page of a folder. */
    Listing children(OutsideRef folder, Optional<String> page);

    /** Downloads and verifies; more bytes than the limit is TOO_LARGE. */
    Tag download(OutsideRef ref, Path to, long limit) throws IOException;

    /** Uploads to a folder that somebody chose; removing there removes no folder. */
    RemoteDrive into(OutsideRef folder);

    /** The item of this name in a folder. */
    Optional<String> named(OutsideRef folder, String name);

    /** Renames an item; false when the name is taken. */
    boolean rename(String item, String name);

    /** Removes one item for good; gone: nothing happens. */
    void discard(String item);

    /** A page that shows the item and changes nothing. */
    URI preview(String item);

    /** The item as PDF: REFUSED when it cannot be made one, TOO_LARGE beyond the limit. */
    void pdf(String item, Path to, long limit) throws IOException;

    /**
     * A page of a place.
     *
     * @param up the place above
     * @param page names the next one to {@link Library}, and to nobody else
     */
    record Listing(
            Optional<String> title,
            Optional<OutsideRef> up,
            Optional<OutsideRef> self,
            List<Entry> entries,
            Optional<String> page) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /** A line of a page: a file or folder, or else a place with its name. */
    record Entry(OutsideRef place, String name, Optional<OutsideFile> file) {}
}
