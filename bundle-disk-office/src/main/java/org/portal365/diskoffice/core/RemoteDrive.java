package org.portal365.diskoffice.core;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.portal365.api.Body;

/**
 * One person's outside drive. Every call may throw {@link RemoteFault}; after UNREACHABLE nobody knows whether it
 * happened, so callers look before they repeat. {@link IOException} is about our own disk.
 */
public interface RemoteDrive {
    /** The working copy at its place. */
    Optional<RemoteItem> find(Place place);

    /** Uploads it in one request; there already: its content is replaced, for the place is ours alone. */
    RemoteItem put(Place place, Body body) throws IOException;

    /** Begins an upload in ranges. */
    UploadTicket begin(Place place, long length);

    /** The first byte that is missing; empty when the upload session is over or unknown. */
    OptionalLong position(UploadTicket ticket);

    /** Sends one range of the body, of the size the drive likes, from the offset on. */
    Sent send(UploadTicket ticket, long offset, Body body) throws IOException;

    RemoteItem item(String id);

    /**
     * When it is worth looking again at an item that was seen quiet.
     *
     * @param least not before that
     */
    default Duration rhythm(String id, Duration least) {
        return least;
    }

    /** A link with which everybody in the organization may edit; the one there is, when there is one. */
    RemoteLink organizationLink(String id);

    /**
     * Lets one account in; let in already: nothing happens.
     *
     * @param edits false: to look only
     *
     * @return what takes it away again
     */
    List<String> invite(String id, String login, boolean edits);

    /** Takes a permission or link away; gone already: nothing happens. */
    void revoke(String id, String permission);

    /** Folders beside the working copies, ours and others; nothing is made. */
    List<Leftover> leftovers();

    /** Moves a folder to the drive's own recycle bin, where its owner can get it back. */
    void recycle(String id);

    /** How many bytes more it takes; empty when it does not say. */
    OptionalLong room();

    /**
     * Downloads the content and verifies length and hash.
     *
     * @param limit most bytes to take; more is TOO_LARGE
     *
     * @return what was downloaded
     */
    Tag download(String id, Path to, long limit) throws IOException;

    /** Removes the working copy for good and its folder. Gone: nothing happens. Foreign files stay. */
    void remove(Place place, Optional<String> id);
}
